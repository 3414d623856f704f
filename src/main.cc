#include "cli/run.h"

int main(int argc, char** argv) { return sayso::cli::run({argv + (argc > 0), argv + argc}); }

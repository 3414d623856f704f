// The test program: Catch's own main. Tests stand in the `*_test.cc` files beside it.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

# Puts page.css and page.js, with the hashes that a content security policy names them by, into a
# source file: embed_page_assets(OUTPUT). Made again when one of them changes.

# The SHA-256 of a file as base64, which CMake knows as hex only.
function(sha256_base64 FILE RESULT)
  set(ALPHABET "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  file(SHA256 ${FILE} HEX)
  string(APPEND HEX "00")  # 33 bytes are 11 groups of 3; the last sign stands for the added one
  set(BASE64 "")
  foreach(AT RANGE 0 60 6)
    string(SUBSTRING ${HEX} ${AT} 6 GROUP)
    foreach(SHIFT 18 12 6 0)
      math(EXPR SIGN "(0x${GROUP} >> ${SHIFT}) & 63")
      string(SUBSTRING ${ALPHABET} ${SIGN} 1 SIGN)
      string(APPEND BASE64 ${SIGN})
    endforeach()
  endforeach()
  string(SUBSTRING ${BASE64} 0 43 BASE64)
  set(${RESULT} "sha256-${BASE64}=" PARENT_SCOPE)
endfunction()

function(embed_page_assets OUTPUT)
  set(FOLDER ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
               ${FOLDER}/page.css ${FOLDER}/page.js)
  file(READ ${FOLDER}/page.css STYLE)
  file(READ ${FOLDER}/page.js SCRIPT)
  sha256_base64(${FOLDER}/page.css STYLE_HASH)
  sha256_base64(${FOLDER}/page.js SCRIPT_HASH)
  configure_file(${FOLDER}/assets.cc.in ${OUTPUT} @ONLY)
endfunction()

# SPDX-License-Identifier: Apache-2.0
# `cpack` in the build folder makes a .deb and a .tar.gz of what `cmake --install` installs.
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_GENERATOR TGZ)
find_program(PA_DPKG dpkg-shlibdeps)
if(PA_DPKG)
  list(PREPEND CPACK_GENERATOR DEB)
endif()
set(CPACK_PACKAGE_NAME pa)
set(CPACK_PACKAGE_CONTACT "the authors of pa <pa@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
include(CPack)

#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads `text` as a person wrote it, with `region` (ISO 3166-1 alpha-2) for numbers without a country code.
///
/// Writes the E.164 form to `e164` and the number's own region to `country`, each NUL-terminated.
/// Returns 0 when the number is valid, 1 when it could not be read, 2 when it was read but no such number can exist.
int lodestone_phone_parse(const char *text, size_t text_bytes, const char *region, char e164[20], char country[4]);

#ifdef __cplusplus
}
#endif

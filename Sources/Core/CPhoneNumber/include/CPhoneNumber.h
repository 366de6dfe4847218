#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What `lodestone_phone_parse` found. Everything but `LODESTONE_PHONE_VALID` is a refusal.
enum lodestone_phone_result {
    LODESTONE_PHONE_VALID = 0,
    /// There is no telephone number in the text.
    LODESTONE_PHONE_NOT_A_NUMBER = 1,
    /// It was read, but no number of its country looks like it.
    LODESTONE_PHONE_NOT_IN_USE = 2,
    /// No country has its code, or it has none and no region was given.
    LODESTONE_PHONE_UNKNOWN_COUNTRY = 3,
    LODESTONE_PHONE_TOO_SHORT = 4,
    LODESTONE_PHONE_TOO_LONG = 5,
};

/// Reads `text` as a person wrote it, with `region` (ISO 3166-1 alpha-2, "ZZ" for none) for numbers without a country code.
///
/// Writes the E.164 form to `e164` and the number's own region to `country`, each NUL-terminated. When the number is
/// refused, `e164` is empty and `country` is the region of the code it begins with, or empty. Safe on many threads.
enum lodestone_phone_result lodestone_phone_parse(
    const char *text, size_t text_bytes, const char *region, char e164[20], char country[4]
);

/// The calling code of a region, or 0 when there is no such region.
int lodestone_phone_calling_code(const char *region);

#ifdef __cplusplus
}
#endif

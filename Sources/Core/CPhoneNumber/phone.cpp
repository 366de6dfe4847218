#include "CPhoneNumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstdlib>
#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static lodestone_phone_result reason_for(PhoneNumberUtil::ErrorType error) {
    switch (error) {
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
        return LODESTONE_PHONE_UNKNOWN_COUNTRY;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN:
        return LODESTONE_PHONE_TOO_SHORT;
    case PhoneNumberUtil::TOO_LONG_NSN:
        return LODESTONE_PHONE_TOO_LONG;
    default:
        return LODESTONE_PHONE_NOT_A_NUMBER;
    }
}

static lodestone_phone_result reason_for(PhoneNumberUtil::ValidationResult result) {
    switch (result) {
    case PhoneNumberUtil::TOO_SHORT:
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
        return LODESTONE_PHONE_TOO_SHORT;
    case PhoneNumberUtil::TOO_LONG:
        return LODESTONE_PHONE_TOO_LONG;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE:
        return LODESTONE_PHONE_UNKNOWN_COUNTRY;
    default:
        return LODESTONE_PHONE_NOT_IN_USE;
    }
}

static void copy_code(const std::string &code, char country[4]) {
    if (code.size() < 4 && code != "ZZ") {
        std::memcpy(country, code.c_str(), code.size() + 1);
    }
}

/// Countries whose numbers, written in digits alone, are what they are: nothing that stands before them may be taken off but a
/// zero, or the digit `never`. Found by comparing with Parse for every beginning of four digits and every length.
struct plain_country {
    const char *region;
    const char *code;
    char never;
};

static const plain_country plain_countries[] = {
    {"IN", "91", '0'},  {"US", "1", '1'},   {"BR", "55", '9'},  {"MX", "52", '1'},  {"ID", "62", '0'},  {"GB", "44", '0'},
    {"DE", "49", '0'},  {"FR", "33", '0'},  {"IT", "39", '0'},  {"ES", "34", '0'},  {"AE", "971", '0'}, {"SA", "966", '0'},
    {"PK", "92", '0'},  {"BD", "880", '0'}, {"LK", "94", '0'},  {"MY", "60", '0'},  {"SG", "65", '0'},  {"PH", "63", '0'},
    {"TR", "90", '0'},  {"EG", "20", '0'},  {"NG", "234", '0'}, {"ZA", "27", '0'},  {"KE", "254", '0'}, {"CO", "57", '0'},
    {"RU", "7", '8'},
};

/// What Parse makes of most numbers of most files, at a twentieth of its price; false where Parse must look.
static bool read_plain(const char *text, size_t text_bytes, const char *region, PhoneNumber *number) {
    const bool is_whole = text_bytes > 0 && text[0] == '+';
    const char *digits = text + (is_whole ? 1 : 0);
    const size_t count = text_bytes - (is_whole ? 1 : 0);
    for (size_t place = 0; place < count; place++) {
        if (digits[place] < '0' || digits[place] > '9') {
            return false;
        }
    }
    for (const plain_country &country : plain_countries) {
        const size_t code_bytes = std::strlen(country.code);
        const bool has_code = count > code_bytes && std::memcmp(digits, country.code, code_bytes) == 0;
        if (is_whole ? !has_code : std::strcmp(region, country.region) != 0) {
            continue;
        }
        const char *rest = digits + (is_whole ? code_bytes : 0);
        const size_t rest_count = count - (is_whole ? code_bytes : 0);
        if ((!is_whole && has_code) || rest_count < 6 || rest_count > 12 || rest[0] == '0' || rest[0] == country.never) {
            return false;
        }
        number->set_country_code(std::atoi(country.code));
        number->set_national_number(std::strtoull(std::string(rest, rest_count).c_str(), nullptr, 10));
        return true;
    }
    return false;
}

lodestone_phone_result lodestone_phone_parse(
    const char *text, size_t text_bytes, const char *region, char e164[20], char country[4]
) {
    e164[0] = 0;
    country[0] = 0;
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (!read_plain(text, text_bytes, region, &number)) {
        const PhoneNumberUtil::ErrorType error = util.Parse(std::string(text, text_bytes), region, &number);
        if (error != PhoneNumberUtil::NO_PARSING_ERROR) {
            return reason_for(error);
        }
    }
    std::string code;
    util.GetRegionCodeForNumber(number, &code);
    if (!util.IsValidNumberForRegion(number, code)) {
        util.GetRegionCodeForCountryCode(number.country_code(), &code);
        copy_code(code, country);
        return reason_for(util.IsPossibleNumberWithReason(number));
    }
    std::string formatted;
    util.Format(number, PhoneNumberUtil::E164, &formatted);
    if (formatted.size() >= 20) {
        return LODESTONE_PHONE_TOO_LONG;
    }
    std::memcpy(e164, formatted.c_str(), formatted.size() + 1);
    copy_code(code, country);
    return LODESTONE_PHONE_VALID;
}

int lodestone_phone_calling_code(const char *region) {
    return PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion(region);
}

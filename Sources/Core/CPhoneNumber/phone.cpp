#include "CPhoneNumber.h"

#include <phonenumbers/phonenumberutil.h>

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

lodestone_phone_result lodestone_phone_parse(
    const char *text, size_t text_bytes, const char *region, char e164[20], char country[4]
) {
    e164[0] = 0;
    country[0] = 0;
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    const PhoneNumberUtil::ErrorType error = util.Parse(std::string(text, text_bytes), region, &number);
    if (error != PhoneNumberUtil::NO_PARSING_ERROR) {
        return reason_for(error);
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

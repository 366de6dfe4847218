#include "CPhoneNumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

int lodestone_phone_parse(const char *text, size_t text_bytes, const char *region, char e164[20], char country[4]) {
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (util.Parse(std::string(text, text_bytes), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) {
        return 1;
    }
    if (!util.IsValidNumber(number)) {
        return 2;
    }
    std::string formatted;
    util.Format(number, PhoneNumberUtil::E164, &formatted);
    std::string code;
    util.GetRegionCodeForNumber(number, &code);
    if (formatted.size() >= 20 || code.size() >= 4) {
        return 2;
    }
    std::memcpy(e164, formatted.c_str(), formatted.size() + 1);
    std::memcpy(country, code.c_str(), code.size() + 1);
    return 0;
}

#pragma once
#include <curl/curl.h>

// Swift cannot call variadic C functions, so each option type has its own inline wrapper.
static inline CURLcode lodestone_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode lodestone_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode lodestone_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode lodestone_curl_set_reader(CURL *handle, curl_read_callback read, void *source) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, read);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_READDATA, source) : code;
}
static inline CURLcode lodestone_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
// A macro in C, with a type that Swift does not import.
static inline CURLcode lodestone_curl_start(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

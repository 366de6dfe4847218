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
static inline CURLcode lodestone_curl_set_writer(CURL *handle, curl_write_callback write, void *target) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, write);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_WRITEDATA, target) : code;
}
// Who opens the sockets sees each address before anything is sent there, after the name was looked up.
static inline CURLcode lodestone_curl_set_opener(CURL *handle, curl_opensocket_callback open, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context) : code;
}
// libcurl keeps a copy of the bytes.
static inline CURLcode lodestone_curl_set_body(CURL *handle, const void *bytes, size_t size) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)size);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, bytes) : code;
}
static inline CURLcode lodestone_curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode lodestone_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
// A macro in C.
static const curl_socket_t lodestone_curl_no_socket = CURL_SOCKET_BAD;
// A macro in C, with a type that Swift does not import.
static inline CURLcode lodestone_curl_start(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

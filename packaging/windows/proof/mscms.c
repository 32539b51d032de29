/* A stand-in for mscms.dll: Qt asks for the colours of the screen, and Wine 10 ends the program in
 * WcsCreateIccProfile.  Here a screen has no profile of its own. */
#include <windows.h>
#include <icm.h>
#define EXPORTED __declspec(dllexport)
EXPORTED HPROFILE WINAPI OpenColorProfileW(PPROFILE profile, DWORD access, DWORD share, DWORD creation) {
    SetLastError(ERROR_FILE_NOT_FOUND);
    return 0;
}
EXPORTED BOOL WINAPI CloseColorProfile(HPROFILE profile) { return TRUE; }
EXPORTED HPROFILE WINAPI WcsCreateIccProfile(HPROFILE profile, DWORD options) {
    SetLastError(ERROR_NOT_SUPPORTED);
    return 0;
}
EXPORTED BOOL WINAPI GetColorProfileFromHandle(HPROFILE profile, PBYTE buffer, PDWORD size) {
    if (size) *size = 0;
    return FALSE;
}
EXPORTED BOOL WINAPI GetColorDirectoryW(PCWSTR machine, PWSTR buffer, PDWORD size) {
    if (size) *size = 0;
    return FALSE;
}
BOOL WINAPI DllMainCRTStartup(HINSTANCE module, DWORD reason, LPVOID more) { return TRUE; }

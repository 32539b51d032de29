/* python.exe: what CPython's own PC/python.c does, for a python311.dll that lies beside it. */
#include <wchar.h>
#include <windows.h>
typedef int (*Main)(int, wchar_t **);
int wmain(int count, wchar_t **words) {
    HMODULE python = LoadLibraryW(L"python311.dll");
    if (!python) return 103;
    Main start = (Main)(void *)GetProcAddress(python, "Py_Main");
    return start ? start(count, words) : 104;
}

/* A stand-in for icuuc.dll, which Wine lacks and Windows has had since 10 1703.  Qt asks it for
 * encodings that it does not know itself, and msdesk reads and writes UTF-8 only: so here every
 * question is answered with "no such encoding". */
#define EXPORTED __declspec(dllexport)
enum { NOT_FOUND = 4 }; /* U_FILE_ACCESS_ERROR */
typedef void *Any;
static void *none(int *error) {
    if (error) *error = NOT_FOUND;
    return 0;
}
EXPORTED Any ucnv_open(const char *name, int *error) { return none(error); }
EXPORTED void ucnv_close(Any converter) {}
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void ucnv_reset(Any converter) {}
EXPORTED signed char ucnv_getMaxCharSize(Any converter) { return 1; }
EXPORTED const char *ucnv_getName(Any converter, int *error) { return none(error); }
EXPORTED void ucnv_getToUCallBack(Any converter, Any *action, Any *context) { *action = *context = 0; }
EXPORTED void ucnv_getFromUCallBack(Any converter, Any *action, Any *context) { *action = *context = 0; }
EXPORTED void ucnv_setToUCallBack(Any c, Any a, Any n, Any *old, Any *was, int *error) {}
EXPORTED void ucnv_setFromUCallBack(Any c, Any a, Any n, Any *old, Any *was, int *error) {}
EXPORTED void ucnv_cbToUWriteUChars(Any a, Any text, int length, int offset, int *error) {}
EXPORTED void ucnv_cbFromUWriteUChars(Any a, Any *text, Any end, int offset, int *error) {}
EXPORTED void ucnv_toUnicode(Any c, Any *t, Any te, Any *s, Any se, Any o, signed char f, int *error) { none(error); }
EXPORTED void ucnv_fromUnicode(Any c, Any *t, Any te, Any *s, Any se, Any o, signed char f, int *error) { none(error); }
EXPORTED int ucnv_toUCountPending(Any converter, int *error) { return 0; }
EXPORTED int ucnv_fromUCountPending(Any converter, int *error) { return 0; }
EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { return none(error); }
EXPORTED const char *ucnv_getAvailableName(int number) { return 0; }
EXPORTED int ucnv_countAvailable(void) { return 0; }
int __stdcall DllMainCRTStartup(void *module, unsigned long reason, void *more) { return 1; }

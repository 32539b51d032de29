; Inno Setup 6: makes msdesk-VERSION-windows-x64.exe from dist\msdesk.
;   iscc /DVersion=0.1.0 packaging\windows\msdesk.iss
; Installs for one person without asking for an administrator. The record is not in the folder of
; the program, so neither an update nor removing the program touches it.
#ifndef Version
  #error Say the version: iscc /DVersion=0.1.0 packaging\windows\msdesk.iss
#endif

; The folder of programs of one person, or of all. Wine does not know it, so the proof names it.
#ifndef Programs
  #define Programs "{autopf}"
#endif

[Setup]
AppId={{6B1C1D5E-8C0B-4E0B-9B57-0D6D736431A1}
AppName=msdesk
AppVersion={#Version}
AppVerName=msdesk {#Version}
AppPublisher=The msdesk authors
DefaultDirName={#Programs}\msdesk
DefaultGroupName=msdesk
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\bundle\msdesk.ico
UninstallDisplayIcon={app}\msdesk.exe
OutputDir=..\..\dist
OutputBaseFilename=msdesk-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
ChangesAssociations=yes
; What msdesk holds while it runs (msdesk/windows.py): its files could not all be replaced or removed.
AppMutex=msdesk-is-running,Global\msdesk-is-running

[Files]
Source: "..\..\dist\msdesk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; What an older version had and this one has not would otherwise stay.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\msdesk"; Filename: "{app}\msdesk.exe"
Name: "{autodesktop}\msdesk"; Filename: "{app}\msdesk.exe"; Tasks: desktop

[Tasks]
Name: desktop; Description: "Put msdesk on the desktop"; Flags: unchecked

[Registry]
; Windows knows a file by what follows its last dot, and .json is not ours to take. So msdesk
; is only offered under "Open with".
Root: HKA; Subkey: "Software\Classes\Applications\msdesk.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "msdesk"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\msdesk.exe\SupportedTypes"; ValueType: string; ValueName: ".json"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\msdesk.exe\shell\open\command"; ValueType: string; ValueData: """{app}\msdesk.exe"" ""%1"""

[Run]
Filename: "{app}\msdesk.exe"; Description: "Start msdesk"; Flags: nowait postinstall skipifsilent

[Messages]
ConfirmUninstall=Remove %1 from this computer?%n%nWhat you wrote stays in your own folder (AppData\Local\msdesk). To delete that as well, start msdesk first and choose "Delete everything" there.

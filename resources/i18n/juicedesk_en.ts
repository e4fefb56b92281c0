<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountMenu</name>
    <message numerus="yes">
        <source>{0} (signed out, %n change(s) open)…</source>
        <translation>
            <numerusform>{0} (signed out, %n change open)…</numerusform>
            <numerusform>{0} (signed out, %n changes open)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} (%n change(s) open)</source>
        <translation>
            <numerusform>{0} (%n change open)</numerusform>
            <numerusform>{0} (%n changes open)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountSettings</name>
    <message numerus="yes">
        <source>%n change(s) open</source>
        <translation>
            <numerusform>%n change open</numerusform>
            <numerusform>%n changes open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllChargersPage</name>
    <message numerus="yes">
        <source>%n change(s) saved.</source>
        <translation>
            <numerusform>%n change saved.</numerusform>
            <numerusform>%n changes saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation>
            <numerusform>%n ticked</numerusform>
            <numerusform>%n ticked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message numerus="yes">
        <source>The server is back. Sending %n change(s)…</source>
        <translation>
            <numerusform>The server is back. Sending %n change…</numerusform>
            <numerusform>The server is back. Sending %n changes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) need your decision.</source>
        <translation>
            <numerusform>%n change needs your decision.</numerusform>
            <numerusform>%n changes need your decision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are waiting.</source>
        <translation>
            <numerusform>%n change is waiting.</numerusform>
            <numerusform>%n changes are waiting.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkLimitDialog</name>
    <message numerus="yes">
        <source>Also ask me about the %n raise(s), one by one</source>
        <translation>
            <numerusform>Also ask me about the %n raise</numerusform>
            <numerusform>Also ask me about the %n raises, one by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lower for %n charger(s).</source>
        <translation>
            <numerusform>Lower for %n charger.</numerusform>
            <numerusform>Lower for %n chargers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have it already.</source>
        <translation>
            <numerusform>%n has it already.</numerusform>
            <numerusform>%n have it already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n of them this would be a raise, which is never made for several at once.</source>
        <translation>
            <numerusform>For %n of them this would be a raise, which is never made for several at once.</numerusform>
            <numerusform>For %n of them this would be a raise, which is never made for several at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot take that much.</source>
        <translation>
            <numerusform>%n cannot take that much.</numerusform>
            <numerusform>%n cannot take that much.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n charger(s)</source>
        <translation>
            <numerusform>%n charger</numerusform>
            <numerusform>%n chargers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkScheduleDialog</name>
    <message numerus="yes">
        <source>{0} – as {1} and %n other(s)</source>
        <translation>
            <numerusform>{0} – as {1} and %n other</numerusform>
            <numerusform>{0} – as {1} and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes %n charger(s).</source>
        <translation>
            <numerusform>Changes %n charger.</numerusform>
            <numerusform>Changes %n chargers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n charger(s)</source>
        <translation>
            <numerusform>%n charger</numerusform>
            <numerusform>%n chargers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message numerus="yes">
        <source>%n more follow as soon as some of these are done.</source>
        <translation>
            <numerusform>%n more follows as soon as some of these are done.</numerusform>
            <numerusform>%n more follow as soon as some of these are done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are waiting in {0} until that account is in use.</source>
        <translation>
            <numerusform>%n change is waiting in {0} until that account is in use.</numerusform>
            <numerusform>%n changes are waiting in {0} until that account is in use.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are waiting in {0} until you sign in there again.</source>
        <translation>
            <numerusform>%n change is waiting in {0} until you sign in there again.</numerusform>
            <numerusform>%n changes are waiting in {0} until you sign in there again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChargesPage</name>
    <message numerus="yes">
        <source>%n charge(s)</source>
        <translation>
            <numerusform>%n charge</numerusform>
            <numerusform>%n charges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message numerus="yes">
        <source>%n more are not shown here.</source>
        <translation>
            <numerusform>%n more is not shown here.</numerusform>
            <numerusform>%n more are not shown here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyScheduleDialog</name>
    <message numerus="yes">
        <source>Changes %n charger(s).</source>
        <translation>
            <numerusform>Changes %n charger.</numerusform>
            <numerusform>Changes %n chargers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>%n open change(s), which will not be sent any more</source>
        <translation>
            <numerusform>%n open change, which will not be sent any more</numerusform>
            <numerusform>%n open changes, which will not be sent any more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindStep</name>
    <message numerus="yes">
        <source>Continue with %n</source>
        <translation>
            <numerusform>Continue with %n</numerusform>
            <numerusform>Continue with %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n charger(s) found</source>
        <translation>
            <numerusform>%n charger found</numerusform>
            <numerusform>%n chargers found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message numerus="yes">
        <source>%n change(s) are waiting for the server</source>
        <translation>
            <numerusform>%n change is waiting for the server</numerusform>
            <numerusform>%n changes are waiting for the server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthTile</name>
    <message numerus="yes">
        <source>%n charge(s)</source>
        <translation>
            <numerusform>%n charge</numerusform>
            <numerusform>%n charges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message numerus="yes">
        <source>Saved for %n charger(s).</source>
        <translation>
            <numerusform>Saved for %n charger.</numerusform>
            <numerusform>Saved for %n chargers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsFiles</name>
    <message numerus="yes">
        <source>%n setting(s) changed.</source>
        <translation>
            <numerusform>%n setting changed.</numerusform>
            <numerusform>%n settings changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message numerus="yes">
        <source>%n change(s) are open in this account. What should become of them?</source>
        <translation>
            <numerusform>%n change is open in this account. What should become of it?</numerusform>
            <numerusform>%n changes are open in this account. What should become of them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting until %n change(s) have been sent and checked…</source>
        <translation>
            <numerusform>Waiting until %n change has been sent and checked…</numerusform>
            <numerusform>Waiting until %n changes have been sent and checked…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) need your decision and are kept.</source>
        <translation>
            <numerusform>%n other needs your decision and is kept.</numerusform>
            <numerusform>%n others need your decision and are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>Network: %n charger(s) found</source>
        <translation>
            <numerusform>Network: %n charger found</numerusform>
            <numerusform>Network: %n chargers found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) need a decision</source>
        <translation>
            <numerusform>%n change needs a decision</numerusform>
            <numerusform>%n changes need a decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n change(s) open</source>
        <translation>
            <numerusform>%n change open</numerusform>
            <numerusform>%n changes open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message numerus="yes">
        <source>%n saved change(s) are waiting for the server, and are kept.</source>
        <translation>
            <numerusform>%n saved change is waiting for the server, and is kept.</numerusform>
            <numerusform>%n saved changes are waiting for the server, and are kept.</numerusform>
        </translation>
    </message>
</context>
</TS>

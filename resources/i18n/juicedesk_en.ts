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
    <name>ChangesPage</name>
    <message numerus="yes">
        <source>%n change(s) wait in {0}, until that account is in use.</source>
        <translation>
            <numerusform>%n change waits in {0}, until that account is in use.</numerusform>
            <numerusform>%n changes wait in {0}, until that account is in use.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait in {0}, until you sign in there again.</source>
        <translation>
            <numerusform>%n change waits in {0}, until you sign in there again.</numerusform>
            <numerusform>%n changes wait in {0}, until you sign in there again.</numerusform>
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
</TS>

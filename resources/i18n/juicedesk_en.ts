<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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

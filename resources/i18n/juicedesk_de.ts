<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About JuiceDesk</source>
        <translation>Über JuiceDesk</translation>
    </message>
    <message>
        <source>Keeps JuiceBox chargers smart when the server is not there. MIT licence.</source>
        <translation>Damit JuiceBox-Ladestationen auch ohne Server schlau bleiben. MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>A&amp;ccount</source>
        <translation>K&amp;onto</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>Konto &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Sign out…</source>
        <translation>&amp;Abmelden …</translation>
    </message>
    <message numerus="yes">
        <source>{0} (signed out, %n change(s) open)…</source>
        <translation>
            <numerusform>{0} (abgemeldet, %n Änderung offen) …</numerusform>
            <numerusform>{0} (abgemeldet, %n Änderungen offen) …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} (%n change(s) open)</source>
        <translation>
            <numerusform>{0} (%n Änderung offen)</numerusform>
            <numerusform>{0} (%n Änderungen offen)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountSettings</name>
    <message>
        <source>The token of an account is kept in the system keyring, never in a file.</source>
        <translation>Das Token eines Kontos liegt im Schlüsselbund des Systems, nie in einer Datei.</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Add account or change token…</source>
        <translation>Konto hinzufügen oder Token ändern …</translation>
    </message>
    <message>
        <source>There is no account yet. With one, JuiceDesk can control your chargers.</source>
        <translation>Es gibt noch kein Konto. Mit einem kann JuiceDesk Ihre Ladestationen steuern.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) open</source>
        <translation>
            <numerusform>%n Änderung offen</numerusform>
            <numerusform>%n Änderungen offen</numerusform>
        </translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>{0} verwenden</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Abmelden …</translation>
    </message>
    <message>
        <source>Sign out of {0}</source>
        <translation>Von {0} abmelden</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
</context>
<context>
    <name>AddAccountDialog</name>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Connected. The keyring did not accept the token, so it is kept only until you quit.</source>
        <translation>Verbunden. Der Schlüsselbund hat das Token nicht angenommen; es gilt nur bis zum Beenden.</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
    <message>
        <source>Each server is an account of its own. One of them is in use; what is waiting in another one stays there until you switch to it. When you come back to a server, everything is still there.</source>
        <translation>Jeder Server ist ein eigenes Konto. Eines davon ist in Gebrauch; was in einem anderen wartet, bleibt dort, bis Sie zu ihm wechseln. Wenn Sie zu einem Server zurückkehren, ist alles noch da.</translation>
    </message>
    <message>
        <source>Found on your network</source>
        <translation>In Ihrem Netzwerk gefunden</translation>
    </message>
    <message>
        <source>Address and token</source>
        <translation>Adresse und Token</translation>
    </message>
    <message>
        <source>A server on this computer</source>
        <translation>Ein Server auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>AddChargerDialog</name>
    <message>
        <source>Take over a charger that is not listed…</source>
        <translation>Eine nicht aufgeführte Station übernehmen …</translation>
    </message>
    <message>
        <source>Add charger</source>
        <translation>Ladestation hinzufügen</translation>
    </message>
    <message>
        <source>Still looking. Chargers appear here once they report to your server.</source>
        <translation>Suche läuft. Ladestationen erscheinen hier, sobald sie sich bei Ihrem Server melden.</translation>
    </message>
    <message>
        <source>Connect to your home server first.</source>
        <translation>Verbinden Sie sich zuerst mit Ihrem Heimserver.</translation>
    </message>
    <message>
        <source>{0} was added.</source>
        <translation>{0} wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>{0} is a server, not a charger. Chargers that report to it appear above.</source>
        <translation>{0} ist ein Server, keine Ladestation. Stationen, die sich bei ihm melden, erscheinen oben.</translation>
    </message>
    <message>
        <source>{0} is in your account already.</source>
        <translation>{0} ist schon in Ihrem Konto.</translation>
    </message>
    <message>
        <source>Found on your network</source>
        <translation>In Ihrem Netzwerk gefunden</translation>
    </message>
    <message>
        <source>By address</source>
        <translation>Über die Adresse</translation>
    </message>
    <message>
        <source>Give each charger a name you will know it by.</source>
        <translation>Geben Sie jeder Ladestation einen Namen, an dem Sie sie erkennen.</translation>
    </message>
</context>
<context>
    <name>AddressField</name>
    <message>
        <source>Address or host name</source>
        <translation>Adresse oder Rechnername</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Type an address first.</source>
        <translation>Geben Sie zuerst eine Adresse ein.</translation>
    </message>
</context>
<context>
    <name>Adopt</name>
    <message>
        <source>Waiting for the charger to report</source>
        <translation>Wartet, bis sich die Station meldet</translation>
    </message>
    <message>
        <source>It reports to your home server</source>
        <translation>Meldet sich bei Ihrem Heimserver</translation>
    </message>
    <message>
        <source>It is in your account</source>
        <translation>In Ihrem Konto</translation>
    </message>
    <message>
        <source>It has acknowledged a command</source>
        <translation>Hat einen Befehl bestätigt</translation>
    </message>
    <message>
        <source>{0} leads here, but has to be blocked.</source>
        <translation>{0} führt hierher, muss aber gesperrt sein.</translation>
    </message>
    <message>
        <source>{0} leads elsewhere: {1}</source>
        <translation>{0} führt woandershin: {1}</translation>
    </message>
    <message>
        <source>{0} leads nowhere.</source>
        <translation>{0} führt nirgendwohin.</translation>
    </message>
    <message>
        <source>{0} could not be looked up.</source>
        <translation>{0} ließ sich nicht abfragen.</translation>
    </message>
    <message>
        <source>Check the names here, then check the charger.</source>
        <translation>Prüfen Sie hier die Namen und dann die Station.</translation>
    </message>
    <message>
        <source>A FRITZ!Box cannot redirect single names by itself. Run Pi-hole or AdGuard Home in your network and set it up as described there.</source>
        <translation>Eine FRITZ!Box kann einzelne Namen nicht selbst umleiten. Betreiben Sie in Ihrem Netzwerk Pi-hole oder AdGuard Home und richten Sie es so ein, wie es dort beschrieben ist.</translation>
    </message>
    <message>
        <source>Open fritz.box, Home Network → Network → Network Settings → IPv4 Settings, and enter the address of Pi-hole or AdGuard Home as the local DNS server.</source>
        <translation>Öffnen Sie fritz.box, Heimnetz → Netzwerk → Netzwerkeinstellungen → IPv4-Einstellungen, und tragen Sie die Adresse von Pi-hole oder AdGuard Home als lokalen DNS-Server ein.</translation>
    </message>
    <message>
        <source>Do not enter this computer there: it answers only for the charger&apos;s names, so nothing else in your home would find its way.</source>
        <translation>Tragen Sie dort nicht diesen Computer ein: Er antwortet nur auf die Namen der Station, alle anderen Geräte fänden nichts mehr.</translation>
    </message>
    <message>
        <source>Log in to the router over SSH and enter these lines.</source>
        <translation>Melden Sie sich über SSH am Router an und geben Sie diese Zeilen ein.</translation>
    </message>
    <message>
        <source>Save these lines as /etc/dnsmasq.d/juicedesk.conf and restart dnsmasq.</source>
        <translation>Speichern Sie diese Zeilen als /etc/dnsmasq.d/juicedesk.conf und starten Sie dnsmasq neu.</translation>
    </message>
    <message>
        <source>Open Settings → Local DNS Records (older versions: Local DNS → DNS Records) and add each of these names with the address in front of it.</source>
        <translation>Öffnen Sie Settings → Local DNS Records (ältere Versionen: Local DNS → DNS Records) und fügen Sie jeden dieser Namen mit der Adresse hinzu, die davor steht.</translation>
    </message>
    <message>
        <source>Open Domains and deny this name exactly: {blocked}</source>
        <translation>Öffnen Sie Domains und sperren Sie genau diesen Namen: {blocked}</translation>
    </message>
    <message>
        <source>Open Filters → Custom filtering rules, add these lines and apply them.</source>
        <translation>Öffnen Sie Filter → Benutzerdefinierte Filterregeln, fügen Sie diese Zeilen hinzu und übernehmen Sie sie.</translation>
    </message>
    <message>
        <source>In UniFi Network open the DNS records of the gateway (Settings → Policy Engine → DNS; older versions: Settings → Routing → DNS) and create a record of type Host (A) for each of these names with the address in front of it.</source>
        <translation>Öffnen Sie in UniFi Network die DNS-Einträge des Gateways (Settings → Policy Engine → DNS; ältere Versionen: Settings → Routing → DNS) und legen Sie für jeden dieser Namen einen Eintrag vom Typ Host (A) mit der Adresse an, die davor steht.</translation>
    </message>
    <message>
        <source>If the gateway does not take 0.0.0.0, block {blocked} with a rule for the charger instead.</source>
        <translation>Nimmt das Gateway 0.0.0.0 nicht an, sperren Sie {blocked} stattdessen mit einer Regel für die Station.</translation>
    </message>
    <message>
        <source>Open Services → DNS Resolver → General Settings, show the custom options, add these lines, save and apply.</source>
        <translation>Öffnen Sie Services → DNS Resolver → General Settings, blenden Sie die Custom options ein, fügen Sie diese Zeilen hinzu, speichern und übernehmen Sie.</translation>
    </message>
    <message>
        <source>Save these lines as /usr/local/etc/unbound.opnsense.d/juicedesk.conf and restart Unbound DNS.</source>
        <translation>Speichern Sie diese Zeilen als /usr/local/etc/unbound.opnsense.d/juicedesk.conf und starten Sie Unbound DNS neu.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Turn on the switch below, or run the command on a computer that is always on. It answers only these names and refuses all others. Some systems ask for administrator rights.</source>
        <translation>Setzen Sie unten das Häkchen, oder starten Sie den Befehl auf einem Computer, der immer läuft. Er beantwortet nur diese Namen und weist alle anderen ab. Manche Systeme verlangen dafür Administratorrechte.</translation>
    </message>
    <message>
        <source>In your router, make the computer that answers the DNS server for the charger only. With dnsmasq or OpenWrt these are the last two lines, with the charger&apos;s own MAC address, and with the address of that computer if it is not the one with the home server.</source>
        <translation>Tragen Sie im Router den Computer, der antwortet, als DNS-Server ein, und zwar nur für die Station. Bei dnsmasq oder OpenWrt sind das die letzten beiden Zeilen, mit der MAC-Adresse der Station und mit der Adresse jenes Computers, wenn es nicht der mit dem Heimserver ist.</translation>
    </message>
    <message>
        <source>The charger&apos;s console does not answer at {address}. Newer firmware keeps it closed. Use DNS or the router instead.</source>
        <translation>Die Konsole der Station antwortet unter {address} nicht. Neuere Firmware hält sie geschlossen. Nehmen Sie stattdessen den Weg über DNS oder den Router.</translation>
    </message>
    <message>
        <source>The console at {address} gave no usable answer. Switch the charger off and on at its breaker, then try again.</source>
        <translation>Die Konsole unter {address} gab keine brauchbare Antwort. Schalten Sie die Station am Leitungsschutzschalter aus und wieder ein, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The charger did not accept the new destination. It still reports where it did before.</source>
        <translation>Die Station hat das neue Ziel nicht angenommen. Sie meldet sich weiter dort, wo sie es vorher tat.</translation>
    </message>
    <message>
        <source>Something answers at {address}, but it is not a JuiceBox. Nothing was changed.</source>
        <translation>Unter {address} antwortet etwas, aber keine JuiceBox. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Another charger answers at {address}. Nothing was changed.</source>
        <translation>Unter {address} antwortet eine andere Station. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The charger is not reporting anywhere at the moment. Switch it off and on at its breaker, wait a minute, then try again.</source>
        <translation>Die Station meldet sich zurzeit nirgends. Schalten Sie sie am Leitungsschutzschalter aus und wieder ein, warten Sie eine Minute und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The charger is not reporting anywhere now. Switch it off and on at its breaker: it goes back to its original server by itself.</source>
        <translation>Die Station meldet sich jetzt nirgends. Schalten Sie sie am Leitungsschutzschalter aus und wieder ein: Sie kehrt von selbst zu ihrem ursprünglichen Server zurück.</translation>
    </message>
    <message>
        <source>This charger was moved only a short while ago. Moving it often makes some chargers hang. Please wait {wait_min} min.</source>
        <translation>Diese Station wurde gerade erst umgeleitet. Geschieht das zu oft, bleiben manche Stationen hängen. Bitte warten Sie {wait_min} min.</translation>
    </message>
    <message>
        <source>This computer does not know where the charger reported before. Switch it off and on at its breaker, and it goes back to its original server.</source>
        <translation>Wo sich diese Station vorher gemeldet hat, ist auf diesem Computer nicht bekannt. Schalten Sie sie am Leitungsschutzschalter aus und wieder ein, dann kehrt sie zu ihrem ursprünglichen Server zurück.</translation>
    </message>
    <message>
        <source>JuiceDesk could not remember where the charger reports now ({detail}), so nothing was changed.</source>
        <translation>Wo sich die Station jetzt meldet, ließ sich auf diesem Computer nicht speichern ({detail}). Darum wurde nichts geändert.</translation>
    </message>
    <message>
        <source>“{host}” has no address that a charger could report to.</source>
        <translation>„{host}“ hat keine Adresse, bei der sich eine Station melden könnte.</translation>
    </message>
    <message>
        <source>The charger has not reported to your home server. Check that the server is running and that no firewall blocks its UDP ports. After a change of DNS or router, switch the charger off and on at its breaker.</source>
        <translation>Die Station hat sich nicht bei Ihrem Heimserver gemeldet. Prüfen Sie, ob der Server läuft und ob keine Firewall seine UDP-Ports sperrt. Schalten Sie die Station nach einer Änderung an DNS oder Router am Leitungsschutzschalter aus und wieder ein.</translation>
    </message>
    <message>
        <source>The charger sends encrypted messages, which only the vendor can read. Block directory-api.emotorwerks.com in your router, then switch the charger off and on at its breaker.</source>
        <translation>Die Station sendet verschlüsselte Nachrichten, die nur der Hersteller lesen kann. Sperren Sie directory-api.emotorwerks.com im Router und schalten Sie die Station am Leitungsschutzschalter aus und ein.</translation>
    </message>
    <message>
        <source>The charger reports, but your home server sends it no commands: its rating or its wiring limit is not known yet.</source>
        <translation>Die Station meldet sich, aber Ihr Heimserver sendet ihr keine Befehle: Ihr Nennstrom oder ihre Leitungsgrenze ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>The charger reports but takes no commands: you can watch it, not control it. Some firmware behaves like this after the way by console. Use DNS or the router instead.</source>
        <translation>Die Station meldet sich, nimmt aber keine Befehle an: Sie können zusehen, aber nicht steuern. Manche Firmware verhält sich so nach dem Weg über die Konsole. Nehmen Sie stattdessen den Weg über DNS oder den Router.</translation>
    </message>
    <message>
        <source>This server does not say whether a charger takes its commands.</source>
        <translation>Dieser Server sagt nicht, ob eine Station seine Befehle annimmt.</translation>
    </message>
    <message>
        <source>Another program on this computer already answers DNS (UDP port {port}).</source>
        <translation>Ein anderes Programm auf diesem Computer beantwortet schon DNS-Anfragen (UDP-Port {port}).</translation>
    </message>
    <message>
        <source>Answering DNS needs administrator rights on this computer (UDP port {port}).</source>
        <translation>DNS-Anfragen zu beantworten erfordert auf diesem Computer Administratorrechte (UDP-Port {port}).</translation>
    </message>
    <message>
        <source>DNS cannot be answered from this computer: UDP port {port}, {detail}.</source>
        <translation>Dieser Computer kann keine DNS-Anfragen beantworten: UDP-Port {port}, {detail}.</translation>
    </message>
    <message>
        <source>“{typed}” is not an address.</source>
        <translation>„{typed}“ ist keine Adresse.</translation>
    </message>
    <message>
        <source>Another program is using port {port}.</source>
        <translation>Ein anderes Programm benutzt den Port {port}.</translation>
    </message>
    <message>
        <source>Switch the charger off and on at its breaker.</source>
        <translation>Schalten Sie die Station am Leitungsschutzschalter aus und wieder ein.</translation>
    </message>
    <message>
        <source>Have your router always give the charger the same address ({box}).</source>
        <translation>Lassen Sie den Router der Station immer dieselbe Adresse geben ({box}).</translation>
    </message>
    <message>
        <source>Then check the charger here.</source>
        <translation>Prüfen Sie dann hier die Station.</translation>
    </message>
    <message>
        <source>Log in to the router and enter these lines. The last rule keeps the charger away from the vendor&apos;s directory, which would make it send encrypted messages.</source>
        <translation>Melden Sie sich am Router an und geben Sie diese Zeilen ein. Die letzte Regel hält die Station vom Verzeichnis des Herstellers fern; sonst würde sie verschlüsselt senden.</translation>
    </message>
    <message>
        <source>Under Firewall → NAT → Port Forward add a rule: interface LAN, protocol UDP, source {box}, any destination, the ports {ports}, redirect to {server} and the same ports.</source>
        <translation>Legen Sie unter Firewall → NAT → Port Forward eine Regel an: Schnittstelle LAN, Protokoll UDP, Quelle {box}, beliebiges Ziel, die Ports {ports}, umleiten an {server} und dieselben Ports.</translation>
    </message>
    <message>
        <source>Under Firewall → NAT → Port Forward add a rule: interface LAN, protocol UDP, source {box}, any destination, the ports {ports}, redirect to {server} and port {port}.</source>
        <translation>Legen Sie unter Firewall → NAT → Port Forward eine Regel an: Schnittstelle LAN, Protokoll UDP, Quelle {box}, beliebiges Ziel, die Ports {ports}, umleiten an {server} und Port {port}.</translation>
    </message>
    <message>
        <source>Under Firewall → NAT → Outbound choose the hybrid mode and add a rule: interface LAN, protocol UDP, source {box}, destination {server}, translation to the interface address.</source>
        <translation>Wählen Sie unter Firewall → NAT → Outbound den Hybridmodus und legen Sie eine Regel an: Schnittstelle LAN, Protokoll UDP, Quelle {box}, Ziel {server}, Übersetzung auf die Adresse der Schnittstelle.</translation>
    </message>
    <message>
        <source>Under Firewall → Rules → LAN add a rule on top: reject TCP from {box} to port 443.</source>
        <translation>Legen Sie unter Firewall → Rules → LAN ganz oben eine Regel an: TCP von {box} an Port 443 abweisen.</translation>
    </message>
</context>
<context>
    <name>AllChargersPage</name>
    <message>
        <source>Which chargers</source>
        <translation>Welche Stationen</translation>
    </message>
    <message>
        <source>Group by state</source>
        <translation>Nach Zustand gruppieren</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>Zeitplan …</translation>
    </message>
    <message>
        <source>Limit…</source>
        <translation>Grenze …</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>Tick all shown</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) saved.</source>
        <translation>
            <numerusform>%n Änderung gespeichert.</numerusform>
            <numerusform>%n Änderungen gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not for: {0}</source>
        <translation>Nicht für: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n angezeigt</numerusform>
            <numerusform>%n angezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Search name or ID</source>
        <translation>Name oder ID suchen</translation>
    </message>
    <message>
        <source>All chargers</source>
        <translation>Alle Stationen</translation>
    </message>
</context>
<context>
    <name>AmpField</name>
    <message>
        <source>One amp less</source>
        <translation>Ein Ampere weniger</translation>
    </message>
    <message>
        <source>One amp more</source>
        <translation>Ein Ampere mehr</translation>
    </message>
</context>
<context>
    <name>AmpSlider</name>
    <message>
        <source>now {0}</source>
        <translation>jetzt {0}</translation>
    </message>
    <message>
        <source>{0} at most</source>
        <translation>höchstens {0}</translation>
    </message>
</context>
<context>
    <name>AnswerSwitch</name>
    <message>
        <source>Answer these names from this computer while JuiceDesk runs</source>
        <translation>Diese Namen von diesem Computer aus beantworten, solange JuiceDesk läuft</translation>
    </message>
    <message>
        <source>Questions answered so far: {0}</source>
        <translation>Bisher beantwortete Anfragen: {0}</translation>
    </message>
</context>
<context>
    <name>BandEditor</name>
    <message>
        <source>These hours count as soon as their price is entered.</source>
        <translation>Diese Stunden zählen, sobald ihr Preis angegeben ist.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Name of hours {0}, {1}</source>
        <translation>Name der Stunden {0}, {1}</translation>
    </message>
    <message>
        <source>Price per kWh in hours {0}, {1}</source>
        <translation>Preis je kWh der Stunden {0}, {1}</translation>
    </message>
    <message>
        <source>Move hours {0}, {1}, up</source>
        <translation>Stunden {0}, {1}, nach oben</translation>
    </message>
    <message>
        <source>Remove hours {0}, {1}</source>
        <translation>Stunden {0}, {1}, entfernen</translation>
    </message>
    <message>
        <source>Beginning of hours {0}, {1}</source>
        <translation>Beginn der Stunden {0}, {1}</translation>
    </message>
    <message>
        <source>End of hours {0}, {1}</source>
        <translation>Ende der Stunden {0}, {1}</translation>
    </message>
    <message>
        <source>Days of hours {0}, {1}</source>
        <translation>Tage der Stunden {0}, {1}</translation>
    </message>
    <message>
        <source>Time of the year of hours {0}, {1}</source>
        <translation>Jahreszeit der Stunden {0}, {1}</translation>
    </message>
    <message>
        <source>First month of hours {0}, {1}</source>
        <translation>Erster Monat der Stunden {0}, {1}</translation>
    </message>
    <message>
        <source>Last month of hours {0}, {1}</source>
        <translation>Letzter Monat der Stunden {0}, {1}</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Mon–Fri</source>
        <translation>Mo–Fr</translation>
    </message>
    <message>
        <source>Sat–Sun</source>
        <translation>Sa–So</translation>
    </message>
    <message>
        <source>All year</source>
        <translation>Das ganze Jahr</translation>
    </message>
    <message>
        <source>Some months</source>
        <translation>Einige Monate</translation>
    </message>
    <message>
        <source>Hours need a name, like Low or Night.</source>
        <translation>Stunden brauchen einen Namen, etwa Niedrig oder Nacht.</translation>
    </message>
    <message>
        <source>A price is a number like {0}.</source>
        <translation>Ein Preis ist eine Zahl wie {0}.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Price per kWh</source>
        <translation>Preis je kWh</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Time of the year</source>
        <translation>Jahreszeit</translation>
    </message>
    <message>
        <source>From the beginning of</source>
        <translation>Von Anfang</translation>
    </message>
    <message>
        <source>To the end of</source>
        <translation>Bis Ende</translation>
    </message>
</context>
<context>
    <name>BannerBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>Enter the token…</source>
        <translation>Token eingeben …</translation>
    </message>
    <message>
        <source>The server is back.</source>
        <translation>Der Server ist wieder da.</translation>
    </message>
    <message numerus="yes">
        <source>The server is back. Sending %n change(s)…</source>
        <translation>
            <numerusform>Der Server ist wieder da. %n Änderung wird gesendet …</numerusform>
            <numerusform>Der Server ist wieder da. %n Änderungen werden gesendet …</numerusform>
        </translation>
    </message>
    <message>
        <source>Working offline. Your changes are kept on this computer.</source>
        <translation>Offline-Betrieb. Ihre Änderungen bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>The server has not answered since {0}. Charging goes on; schedule and amp changes wait.</source>
        <translation>Der Server antwortet seit {0} Uhr nicht. Das Laden läuft weiter, Zeitplan und Stromstärke warten.</translation>
    </message>
    <message>
        <source>The server is up but its answers cannot be used. Nothing was changed.</source>
        <translation>Der Server antwortet, aber unbrauchbar. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The server does not accept your token.</source>
        <translation>Der Server lehnt Ihr Token ab.</translation>
    </message>
    <message>
        <source>The system keyring is locked or missing, so the token cannot be read.</source>
        <translation>Der Schlüsselbund ist gesperrt oder fehlt, das Token ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not the one you paired with.</source>
        <translation>Das Zertifikat des Servers ist ein anderes als beim Verbinden.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) need your decision.</source>
        <translation>
            <numerusform>%n Änderung braucht Ihre Entscheidung.</numerusform>
            <numerusform>%n Änderungen brauchen Ihre Entscheidung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your data could not be copied: {0}. JuiceDesk will try again.</source>
        <translation>Ihre Daten ließen sich nicht sichern: {0}. JuiceDesk versucht es wieder.</translation>
    </message>
    <message>
        <source>“Charge now” of {0} ended with the outage. Charge now again?</source>
        <translation>„Sofort laden“ von {0} wurde durch den Ausfall beendet. Wieder sofort laden?</translation>
    </message>
    <message>
        <source>The server has been away since {0}.</source>
        <translation>Der Server ist seit {0} nicht erreichbar.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are waiting.</source>
        <translation>
            <numerusform>%n Änderung wartet.</numerusform>
            <numerusform>%n Änderungen warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>A charger allows more than its wiring can carry.</source>
        <translation>Eine Ladestation lässt mehr Strom zu, als ihre Leitung verträgt.</translation>
    </message>
    <message>
        <source>{0} now allows {1} A. Your wiring: {2} A.</source>
        <translation>{0} lässt jetzt {1} A zu. Ihre Leitung: {2} A.</translation>
    </message>
    <message>
        <source>A charger lost its wiring limit in a power cut.</source>
        <translation>Eine Ladestation hat bei einer Stromunterbrechung ihre Leitungsgrenze vergessen.</translation>
    </message>
    <message>
        <source>After a power cut {0} came back with {1} A; its wiring limit is {2} A. The server has lowered it again, but without the server it would stay at {1} A.</source>
        <translation>„{0}“ kam nach einer Stromunterbrechung mit {1} A zurück; die Leitungsgrenze liegt bei {2} A. Der Server hat den Wert wieder gesenkt. Ohne Server bliebe es bei {1} A.</translation>
    </message>
    <message>
        <source>A charger does not report to the server.</source>
        <translation>Eine Ladestation meldet sich nicht beim Server.</translation>
    </message>
    <message>
        <source>{0} does not report to the server.</source>
        <translation>„{0}“ meldet sich nicht beim Server.</translation>
    </message>
    <message>
        <source>{0} has not reported to the server since {1}.</source>
        <translation>„{0}“ hat sich seit {1} Uhr nicht beim Server gemeldet.</translation>
    </message>
    <message>
        <source>What works now</source>
        <translation>Was geht jetzt?</translation>
    </message>
    <message>
        <source>Open changes</source>
        <translation>Änderungen öffnen</translation>
    </message>
    <message>
        <source>Connect again…</source>
        <translation>Neu verbinden …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Lower it…</source>
        <translation>Senken …</translation>
    </message>
    <message>
        <source>Charge now</source>
        <translation>Sofort laden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>BoxCard</name>
    <message>
        <source>The box</source>
        <translation>Die Station</translation>
    </message>
    <message>
        <source>A dash means that this server does not say.</source>
        <translation>Ein Strich bedeutet, dass dieser Server dazu nichts sagt.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>JuiceBox ID</source>
        <translation>JuiceBox-ID</translation>
    </message>
    <message>
        <source>ID also used by</source>
        <translation>ID auch verwendet von</translation>
    </message>
    <message>
        <source>Takes commands</source>
        <translation>Nimmt Befehle an</translation>
    </message>
    <message>
        <source>Address on the network</source>
        <translation>Adresse im Netzwerk</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy all that is known, with the ID masked</source>
        <translation>Alles Bekannte kopieren, mit verkürzter ID</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Who may control it</source>
        <translation>Wer sie steuern darf</translation>
    </message>
    <message>
        <source>Controlled through</source>
        <translation>Gesteuert über</translation>
    </message>
    <message>
        <source>Hardware can deliver</source>
        <translation>Die Station kann</translation>
    </message>
    <message>
        <source>Wiring limit</source>
        <translation>Leitungsgrenze</translation>
    </message>
    <message>
        <source>Without the server</source>
        <translation>Ohne den Server</translation>
    </message>
    <message>
        <source>Load group</source>
        <translation>Lastgruppe</translation>
    </message>
    <message>
        <source>Last report</source>
        <translation>Letzte Meldung</translation>
    </message>
    <message>
        <source>Its own clock</source>
        <translation>Eigene Uhr</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Netzfrequenz</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>The server says</source>
        <translation>Der Server meldet</translation>
    </message>
    <message>
        <source>Copied, with the ID masked.</source>
        <translation>Kopiert, mit verkürzter ID.</translation>
    </message>
</context>
<context>
    <name>BoxWords</name>
    <message>
        <source>Two devices report with the ID of this box. The one that appeared later is never raised. Please find out which of them is yours.</source>
        <translation>Zwei Geräte melden sich mit der ID dieser Station. Das Gerät, das später auftauchte, bekommt nie mehr Strom. Bitte finden Sie heraus, welches Ihres ist.</translation>
    </message>
    <message>
        <source>This box reports but takes no commands: what you change stays on the server and does not reach it. Lead it to your server, then switch its power off and on.</source>
        <translation>Diese Station meldet sich, nimmt aber keine Befehle an: Was Sie ändern, bleibt auf dem Server und erreicht sie nicht. Leiten Sie sie zu Ihrem Server um, und schalten Sie dann ihren Strom aus und wieder ein.</translation>
    </message>
    <message>
        <source>The server&apos;s data was restored from an old copy, so this charger gets 6 A at most. Set its charge limit again, and its wiring limit if that is not known.</source>
        <translation>Die Daten des Servers wurden aus einer alten Kopie wiederhergestellt, deshalb bekommt diese Station höchstens 6 A. Bitte legen Sie den Ladestrom neu fest, und die Leitungsgrenze, falls sie nicht bekannt ist.</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no, it only reports</source>
        <translation>nein, sie meldet nur</translation>
    </message>
    <message>
        <source>a second device</source>
        <translation>einem zweiten Gerät</translation>
    </message>
    <message>
        <source>no other device</source>
        <translation>keinem anderen Gerät</translation>
    </message>
    <message>
        <source>lowered by the box itself</source>
        <translation>von der Station selbst gesenkt</translation>
    </message>
    <message>
        <source>forgotten without power: the box came back with {0}</source>
        <translation>ohne Strom vergessen: Die Station kam mit {0} zurück</translation>
    </message>
    <message>
        <source>not known whether the box keeps it</source>
        <translation>nicht bekannt, ob die Station ihn behält</translation>
    </message>
    <message>
        <source>reported by the box</source>
        <translation>von der Station gemeldet</translation>
    </message>
    <message>
        <source>not reported by the box yet</source>
        <translation>von der Station noch nicht gemeldet</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>up to {0}</source>
        <translation>bis {0}</translation>
    </message>
    <message>
        <source>{0}, correct</source>
        <translation>{0}, geht richtig</translation>
    </message>
    <message>
        <source>{0}, {1} fast</source>
        <translation>{0}, geht {1} vor</translation>
    </message>
    <message>
        <source>{0}, {1} slow</source>
        <translation>{0}, geht {1} nach</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>not you, because of the policy “{0}”</source>
        <translation>nicht Sie, wegen der Vorgabe „{0}“</translation>
    </message>
    <message>
        <source>The server does not offer this for the charger.</source>
        <translation>Der Server bietet das für diese Ladestation nicht an.</translation>
    </message>
    <message>
        <source>The policy “{0}” controls this charger.</source>
        <translation>Über diese Ladestation bestimmt die Vorgabe „{0}“.</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>charge now</source>
        <translation>Sofort laden</translation>
    </message>
    <message>
        <source>{0} Hz</source>
        <translation>{0} Hz</translation>
    </message>
    <message>
        <source>v07 (older firmware)</source>
        <translation>v07 (ältere Firmware)</translation>
    </message>
    <message>
        <source>v09u (newer firmware)</source>
        <translation>v09u (neuere Firmware)</translation>
    </message>
</context>
<context>
    <name>BulkLimitDialog</name>
    <message>
        <source>One limit for several chargers</source>
        <translation>Eine Grenze für mehrere Stationen</translation>
    </message>
    <message>
        <source>Which limit</source>
        <translation>Welche Grenze</translation>
    </message>
    <message>
        <source>Charge limit</source>
        <translation>Ladestrom</translation>
    </message>
    <message>
        <source>Wiring limit</source>
        <translation>Leitungsgrenze</translation>
    </message>
    <message>
        <source>Limit in amps</source>
        <translation>Grenze in Ampere</translation>
    </message>
    <message numerus="yes">
        <source>Also ask me about the %n raise(s), one by one</source>
        <translation>
            <numerusform>Mich auch zu der %n Erhöhung fragen</numerusform>
            <numerusform>Mich auch zu den %n Erhöhungen fragen, einzeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lower for %n charger(s).</source>
        <translation>
            <numerusform>Niedriger für %n Station.</numerusform>
            <numerusform>Niedriger für %n Stationen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have it already.</source>
        <translation>
            <numerusform>%n hat das schon.</numerusform>
            <numerusform>%n haben das schon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n of them this would be a raise, which is never made for several at once.</source>
        <translation>
            <numerusform>Für %n davon wäre es eine Erhöhung. Erhöht wird nie bei mehreren zugleich.</numerusform>
            <numerusform>Für %n davon wäre es eine Erhöhung. Erhöht wird nie bei mehreren zugleich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot take that much.</source>
        <translation>
            <numerusform>%n verträgt so viel nicht.</numerusform>
            <numerusform>%n vertragen so viel nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n charger(s)</source>
        <translation>
            <numerusform>%n Station</numerusform>
            <numerusform>%n Stationen</numerusform>
        </translation>
    </message>
    <message>
        <source>Each is a change of its own: under Changes you can see how far it is, and take it back.</source>
        <translation>Jede Station bekommt eine eigene Änderung: Unter „Änderungen“ sehen Sie, wie weit sie ist, und können sie zurücknehmen.</translation>
    </message>
</context>
<context>
    <name>BulkScheduleDialog</name>
    <message>
        <source>One schedule for several chargers</source>
        <translation>Ein Zeitplan für mehrere Stationen</translation>
    </message>
    <message>
        <source>Which schedule</source>
        <translation>Welcher Zeitplan</translation>
    </message>
    <message>
        <source>Choose a schedule</source>
        <translation>Zeitplan wählen</translation>
    </message>
    <message>
        <source>{0} – as {1}</source>
        <translation>{0} – wie {1}</translation>
    </message>
    <message numerus="yes">
        <source>{0} – as {1} and %n other(s)</source>
        <translation>
            <numerusform>{0} – wie {1} und %n andere</numerusform>
            <numerusform>{0} – wie {1} und %n andere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes %n charger(s).</source>
        <translation>
            <numerusform>Ändert %n Station.</numerusform>
            <numerusform>Ändert %n Stationen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n charger(s)</source>
        <translation>
            <numerusform>%n Station</numerusform>
            <numerusform>%n Stationen</numerusform>
        </translation>
    </message>
    <message>
        <source>For another schedule, first set it on the Schedule page of one charger. Each keeps its own time zone.</source>
        <translation>Einen anderen Zeitplan stellen Sie zuerst bei einer Station auf der Seite „Zeitplan“ ein. Jede Station behält ihre eigene Zeitzone.</translation>
    </message>
</context>
<context>
    <name>ChangeRow</name>
    <message>
        <source>Give up waiting</source>
        <translation>Nicht länger warten</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Set back to {0}</source>
        <translation>Auf {0} zurücksetzen</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>Gespeichert {0}</translation>
    </message>
    <message>
        <source>next look in about {0}</source>
        <translation>nächste Prüfung in etwa {0}</translation>
    </message>
    <message>
        <source>next try in about {0}</source>
        <translation>nächster Versuch in etwa {0}</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Entscheidung nötig</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Unterwegs</translation>
    </message>
    <message numerus="yes">
        <source>%n more follow as soon as some of these are done.</source>
        <translation>
            <numerusform>%n weitere folgt, sobald einige hiervon erledigt sind.</numerusform>
            <numerusform>%n weitere folgen, sobald einige hiervon erledigt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is sent until you resume.</source>
        <translation>Bis zum Fortsetzen wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Sending goes on.</source>
        <translation>Das Senden geht weiter.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Server: {0}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>seit {0}</translation>
    </message>
    <message>
        <source>next try in {0}</source>
        <translation>nächster Versuch in {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are waiting in {0} until that account is in use.</source>
        <translation>
            <numerusform>%n Änderung wartet in {0}, bis dieses Konto in Gebrauch ist.</numerusform>
            <numerusform>%n Änderungen warten in {0}, bis dieses Konto in Gebrauch ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are waiting in {0} until you sign in there again.</source>
        <translation>
            <numerusform>%n Änderung wartet in {0}, bis Sie sich dort wieder anmelden.</numerusform>
            <numerusform>%n Änderungen warten in {0}, bis Sie sich dort wieder anmelden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No longer waiting for it.</source>
        <translation>Es wird nicht länger darauf gewartet.</translation>
    </message>
    <message>
        <source>Your value will be sent.</source>
        <translation>Ihr Wert wird gesendet.</translation>
    </message>
    <message>
        <source>Your choice will be sent.</source>
        <translation>Ihre Auswahl wird gesendet.</translation>
    </message>
    <message>
        <source>Double-click or press Enter to see every step, or to set it back.</source>
        <translation>Doppelklick oder Eingabetaste: alle Schritte ansehen oder zurücksetzen.</translation>
    </message>
    <message>
        <source>Change taken back.</source>
        <translation>Änderung zurückgenommen.</translation>
    </message>
    <message>
        <source>Paused: nothing is sent until you resume, not even a lower limit.</source>
        <translation>Angehalten: Bis zum Fortsetzen wird nichts gesendet, auch keine niedrigere Grenze.</translation>
    </message>
    <message>
        <source>Earlier changes…</source>
        <translation>Frühere Änderungen …</translation>
    </message>
    <message>
        <source>The server&apos;s value stays.</source>
        <translation>Der Wert des Servers bleibt.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Nothing waiting. Edits made during an outage appear here.</source>
        <translation>Keine ausstehenden Änderungen. Was Sie während eines Ausfalls ändern, erscheint hier.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
</context>
<context>
    <name>ChargeList</name>
    <message>
        <source>Charges, newest first</source>
        <translation>Ladungen, neueste zuerst</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Ladungen</translation>
    </message>
    <message>
        <source>Plugged in</source>
        <translation>Angesteckt</translation>
    </message>
    <message>
        <source>Charged for</source>
        <translation>Ladezeit</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Charger</source>
        <translation>Ladestation</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
</context>
<context>
    <name>ChargePower</name>
    <message>
        <source>The power of this charge has not been read from the server yet.</source>
        <translation>Die Leistung dieser Ladung wurde noch nicht vom Server gelesen.</translation>
    </message>
    <message>
        <source>The server has no power values for this charge.</source>
        <translation>Der Server hat zu dieser Ladung keine Leistungswerte.</translation>
    </message>
    <message>
        <source>Peak: {0}.</source>
        <translation>Höchstwert: {0}.</translation>
    </message>
    <message>
        <source>Dashed: the present wiring limit, {0} at {1} V on one phase.</source>
        <translation>Gestrichelt: die derzeitige Leitungsgrenze, {0} bei {1} V, einphasig.</translation>
    </message>
    <message>
        <source>Tinted: at the lowest price.</source>
        <translation>Getönt: zum niedrigsten Preis.</translation>
    </message>
</context>
<context>
    <name>ChargeTables</name>
    <message>
        <source>Charger</source>
        <translation>Ladestation</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Plugged in</source>
        <translation>Angesteckt</translation>
    </message>
    <message>
        <source>Unplugged</source>
        <translation>Abgesteckt</translation>
    </message>
    <message>
        <source>Charged for</source>
        <translation>Ladezeit</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Average power</source>
        <translation>Mittlere Leistung</translation>
    </message>
    <message>
        <source>Highest current</source>
        <translation>Höchste Stromstärke</translation>
    </message>
    <message>
        <source>At the lowest price</source>
        <translation>Zum niedrigsten Preis</translation>
    </message>
    <message>
        <source>At other prices</source>
        <translation>Zu anderen Preisen</translation>
    </message>
    <message>
        <source>Cost, estimated</source>
        <translation>Kosten, geschätzt</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Ladungen</translation>
    </message>
    <message>
        <source>Night of</source>
        <translation>Nacht ab</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Inside the plan</source>
        <translation>Im Plan</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>d/M</source>
        <translation>d.M.</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d.</translation>
    </message>
</context>
<context>
    <name>ChargerListModel</name>
    <message>
        <source>{0}, a change is waiting</source>
        <translation>{0}, eine Änderung steht aus</translation>
    </message>
</context>
<context>
    <name>ChargerPages</name>
    <message>
        <source>Charge now</source>
        <translation>Sofort laden</translation>
    </message>
    <message>
        <source>needs the server</source>
        <translation>braucht den Server</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Wiring limit</source>
        <translation>Leitungsgrenze</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Charge now: requested.</source>
        <translation>Sofort laden: angefordert.</translation>
    </message>
    <message>
        <source>Back to the schedule: requested.</source>
        <translation>Zurück zum Zeitplan: angefordert.</translation>
    </message>
    <message>
        <source>End of “Charge now”: requested.</source>
        <translation>Ende von „Sofort laden“ angefordert.</translation>
    </message>
    <message>
        <source>New name saved.</source>
        <translation>Neuer Name gespeichert.</translation>
    </message>
    <message>
        <source>Controlled through: {0}. What was waiting elsewhere has moved along.</source>
        <translation>Gesteuert über: {0}. Was anderswo wartete, ist mit umgezogen.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Seen {0}, from {1}</source>
        <translation>Gesehen {0}, von {1}</translation>
    </message>
    <message>
        <source>Last value {0}, from {1} · {2}</source>
        <translation>Letzter Wert {0}, von {1} · {2}</translation>
    </message>
    <message>
        <source>Return to schedule</source>
        <translation>Zurück zum Zeitplan</translation>
    </message>
    <message>
        <source>End “Charge now”</source>
        <translation>„Sofort laden“ beenden</translation>
    </message>
    <message>
        <source>sending is paused</source>
        <translation>Senden angehalten</translation>
    </message>
    <message>
        <source>{0}, a change is waiting</source>
        <translation>{0}, eine Änderung steht aus</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Ladungen</translation>
    </message>
</context>
<context>
    <name>ChargerRow</name>
    <message>
        <source>as of {0}</source>
        <translation>Stand {0}</translation>
    </message>
    <message>
        <source>Waits until {0}</source>
        <translation>Wartet bis {0} Uhr</translation>
    </message>
</context>
<context>
    <name>ChargesPage</name>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren …</translation>
    </message>
    <message>
        <source>Enter your prices…</source>
        <translation>Preise angeben …</translation>
    </message>
    <message>
        <source>Energy per day</source>
        <translation>Energie pro Tag</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Kosten pro Monat</translation>
    </message>
    <message>
        <source>Last seven nights</source>
        <translation>Die letzten sieben Nächte</translation>
    </message>
    <message>
        <source>Power of a charge</source>
        <translation>Leistung einer Ladung</translation>
    </message>
    <message numerus="yes">
        <source>%n charge(s)</source>
        <translation>
            <numerusform>%n Ladung</numerusform>
            <numerusform>%n Ladungen</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>etwa {0}</translation>
    </message>
    <message>
        <source>{0} in {1} days, {2} a day on average (dashed). A charge counts on the day it began.</source>
        <translation>{0} in {1} Tagen, im Mittel {2} am Tag (gestrichelt). Eine Ladung zählt zu dem Tag, an dem sie begann.</translation>
    </message>
    <message>
        <source>Hatched: at the lowest price, {0}.</source>
        <translation>Schraffiert: zum niedrigsten Preis, {0}.</translation>
    </message>
    <message>
        <source>Energy per month</source>
        <translation>Energie pro Monat</translation>
    </message>
    <message>
        <source>This month: {0}.</source>
        <translation>Dieser Monat: {0}.</translation>
    </message>
    <message>
        <source>This month: {0}. An estimate by your prices, not a bill.</source>
        <translation>Dieser Monat: {0}. Eine Schätzung nach Ihren Preisen, keine Rechnung.</translation>
    </message>
    <message>
        <source>No schedule is in force. Filled: charging, {0} in all.</source>
        <translation>Kein Zeitplan in Kraft. Gefüllt: geladen, insgesamt {0}.</translation>
    </message>
    <message>
        <source>Outlined: allowed by today&apos;s schedule. Filled: charging, {0} in all, {1} of it inside.</source>
        <translation>Umrandet: nach dem heutigen Zeitplan erlaubt. Gefüllt: geladen, insgesamt {0}, davon {1} innerhalb.</translation>
    </message>
    <message>
        <source>{0}: planned {1}, charged {2}, inside the plan {3}</source>
        <translation>{0}: geplant {1}, geladen {2}, im Plan {3}</translation>
    </message>
    <message>
        <source>Choose a charge in the list.</source>
        <translation>Wählen Sie eine Ladung in der Liste.</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Filter by charger</source>
        <translation>Nach Ladestation filtern</translation>
    </message>
    <message>
        <source>No charges recorded yet.</source>
        <translation>Noch keine Ladungen aufgezeichnet.</translation>
    </message>
    <message>
        <source>A charge appears here once the car is unplugged and the server has reported it.</source>
        <translation>Eine Ladung erscheint hier, sobald das Auto abgesteckt ist und der Server sie gemeldet hat.</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Ladungen</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>{0}, as a table</source>
        <translation>{0}, als Tabelle</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>{0}: copy or save</source>
        <translation>{0}: kopieren oder speichern</translation>
    </message>
    <message>
        <source>the picture cannot be saved there</source>
        <translation>dort lässt sich das Bild nicht speichern</translation>
    </message>
    <message>
        <source>That could not be saved: {0}</source>
        <translation>Das ließ sich nicht speichern: {0}</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern …</translation>
    </message>
    <message>
        <source>Save figures (CSV)…</source>
        <translation>Zahlen speichern (CSV) …</translation>
    </message>
    <message>
        <source>Picture (*.png *.svg)</source>
        <translation>Bild (*.png *.svg)</translation>
    </message>
</context>
<context>
    <name>ChoiceGrid</name>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihr Wert</translation>
    </message>
    <message>
        <source>On the server now</source>
        <translation>Jetzt auf dem Server</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>Ihr Wert</translation>
    </message>
    <message>
        <source>on the server</source>
        <translation>auf dem Server</translation>
    </message>
    <message>
        <source>{0}, {1}: {2}</source>
        <translation>{0}, {1}: {2}</translation>
    </message>
    <message>
        <source>the same everywhere</source>
        <translation>überall gleich</translation>
    </message>
    <message>
        <source>the same on both sides</source>
        <translation>auf beiden Seiten gleich</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Ready by</source>
        <translation>Fertig bis</translation>
    </message>
    <message>
        <source>{0}, ready by {1}</source>
        <translation>{0}, fertig bis {1}</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare chargers</source>
        <translation>Stationen vergleichen</translation>
    </message>
    <message>
        <source>Chargers side by side</source>
        <translation>Stationen nebeneinander</translation>
    </message>
    <message>
        <source>Chargers</source>
        <translation>Ladestationen</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Nur was sich unterscheidet</translation>
    </message>
    <message numerus="yes">
        <source>%n more are not shown here.</source>
        <translation>
            <numerusform>%n weitere wird hier nicht angezeigt.</numerusform>
            <numerusform>%n weitere werden hier nicht angezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{0} ≠</source>
        <translation>{0} ≠</translation>
    </message>
    <message>
        <source>JuiceBox ID</source>
        <translation>JuiceBox-ID</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Wiring limit</source>
        <translation>Leitungsgrenze</translation>
    </message>
    <message>
        <source>Charge limit</source>
        <translation>Ladestrom</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Without the server</source>
        <translation>Ohne den Server</translation>
    </message>
    <message>
        <source>Takes commands</source>
        <translation>Nimmt Befehle an</translation>
    </message>
    <message>
        <source>Load group</source>
        <translation>Lastgruppe</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Mon–Fri</source>
        <translation>Mo–Fr</translation>
    </message>
    <message>
        <source>Sat–Sun</source>
        <translation>Sa–So</translation>
    </message>
    <message>
        <source>Ready by, {0}</source>
        <translation>Fertig bis, {0}</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>Stromkreis</translation>
    </message>
    <message>
        <source>Chargers</source>
        <translation>Ladestationen</translation>
    </message>
    <message>
        <source>by schedule</source>
        <translation>nach Zeitplan</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>jederzeit</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>ConnectStep</name>
    <message>
        <source>Connected to {0}</source>
        <translation>Verbunden mit {0}</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Chargers report to a server, and JuiceDesk talks to that server. It can also be the server itself.</source>
        <translation>Ladestationen melden sich bei einem Server, und mit dem spricht JuiceDesk. Es kann auch selbst der Server sein.</translation>
    </message>
    <message>
        <source>A server on this computer</source>
        <translation>Ein Server auf diesem Computer</translation>
    </message>
    <message>
        <source>JuiceDesk runs a home server here. Chargers report to it while this window is open.</source>
        <translation>JuiceDesk betreibt hier einen Heimserver. Ladestationen melden sich bei ihm, solange dieses Fenster offen ist.</translation>
    </message>
    <message>
        <source>Windows will ask whether it may be reached: please allow private networks.</source>
        <translation>Windows wird fragen, ob der Server erreichbar sein darf: Bitte erlauben Sie private Netzwerke.</translation>
    </message>
    <message>
        <source>A server on this network</source>
        <translation>Ein Server in diesem Netz</translation>
    </message>
    <message>
        <source>Search my network</source>
        <translation>Mein Netzwerk durchsuchen</translation>
    </message>
    <message>
        <source>Address and token</source>
        <translation>Adresse und Token</translation>
    </message>
    <message>
        <source>Type where it is, or paste the whole line that your home server shows.</source>
        <translation>Geben Sie die Adresse ein, oder fügen Sie die ganze Zeile ein, die Ihr Heimserver anzeigt.</translation>
    </message>
    <message>
        <source>If you never had a token from the vendor, you may not be able to get one any more.</source>
        <translation>Falls Sie nie ein Token des Herstellers hatten: Er gibt womöglich keine neuen mehr aus.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring did not accept the token. It can be kept until JuiceDesk is closed, and is never written to a file.</source>
        <translation>Der Schlüsselbund dieses Computers hat das Token nicht angenommen. JuiceDesk kann es bis zum Schließen behalten; in eine Datei wird es nie geschrieben.</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>Lieber nicht</translation>
    </message>
</context>
<context>
    <name>ConsoleWay</name>
    <message>
        <source>Redirect it here</source>
        <translation>Hierher umleiten</translation>
    </message>
    <message>
        <source>Send it back</source>
        <translation>Zurückleiten</translation>
    </message>
    <message>
        <source>Type the charger&apos;s address first.</source>
        <translation>Geben Sie zuerst die Adresse der Station ein.</translation>
    </message>
    <message>
        <source>Talking to the charger…</source>
        <translation>Verbindung mit der Station läuft …</translation>
    </message>
    <message>
        <source>The charger is redirected to {0} until it is switched off. It reported to {1} before.</source>
        <translation>Die Station ist zu {0} umgeleitet, bis sie ausgeschaltet wird. Vorher meldete sie sich bei {1}.</translation>
    </message>
    <message>
        <source>The charger is already redirected to {0}.</source>
        <translation>Die Station ist schon zu {0} umgeleitet.</translation>
    </message>
    <message>
        <source>The charger reports to {0} again.</source>
        <translation>Die Station meldet sich wieder bei {0}.</translation>
    </message>
</context>
<context>
    <name>CopyScheduleDialog</name>
    <message>
        <source>Copy to other chargers</source>
        <translation>Auf andere Stationen übertragen</translation>
    </message>
    <message>
        <source>Chargers</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <source>All other chargers have this schedule already.</source>
        <translation>Alle anderen Stationen haben diesen Zeitplan schon.</translation>
    </message>
    <message numerus="yes">
        <source>Changes %n charger(s).</source>
        <translation>
            <numerusform>Ändert %n Station.</numerusform>
            <numerusform>Ändert %n Stationen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each keeps its own time zone.</source>
        <translation>Jede behält ihre eigene Zeitzone.</translation>
    </message>
    <message>
        <source>The schedule of {0}</source>
        <translation>Der Zeitplan von {0}</translation>
    </message>
</context>
<context>
    <name>CsvExportDialog</name>
    <message>
        <source>Export as a table</source>
        <translation>Als Tabelle exportieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Semicolon (;)</source>
        <translation>Semikolon (;)</translation>
    </message>
    <message>
        <source>Comma (,)</source>
        <translation>Komma (,)</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Comma (7,4)</source>
        <translation>Komma (7,4)</translation>
    </message>
    <message>
        <source>Point (7.4)</source>
        <translation>Punkt (7.4)</translation>
    </message>
    <message>
        <source>Between the columns</source>
        <translation>Zwischen den Spalten</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>A line looks like this: {0}</source>
        <translation>So sieht eine Zeile aus: {0}</translation>
    </message>
    <message>
        <source>Choose what your spreadsheet program expects.</source>
        <translation>Wählen Sie, was Ihre Tabellenkalkulation erwartet.</translation>
    </message>
</context>
<context>
    <name>CsvFiles</name>
    <message>
        <source>That could not be saved: {0}</source>
        <translation>Das ließ sich nicht speichern: {0}</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message>
        <source>Export as a table</source>
        <translation>Als Tabelle exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
</context>
<context>
    <name>DataFile</name>
    <message>
        <source>Set it aside and start over</source>
        <translation>Beiseitelegen und neu beginnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Delete the history for good, in the hourly copies of the data too? Changes settled within the last 24 hours stay until they are older, because they count towards the most changes a charger takes in a day.</source>
        <translation>Den Verlauf endgültig löschen, auch in den stündlichen Kopien der Daten? Was in den letzten 24 Stunden erledigt wurde, bleibt, bis es älter ist, weil es bei den wenigen Änderungen mitzählt, die eine Station am Tag verträgt.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>DayClassEditor</name>
    <message>
        <source>{0}, prices</source>
        <translation>{0}, Preise</translation>
    </message>
    <message>
        <source>{0}, start</source>
        <translation>{0}, Beginn</translation>
    </message>
    <message>
        <source>{0}, end</source>
        <translation>{0}, Ende</translation>
    </message>
    <message>
        <source>Ready by</source>
        <translation>Fertig bis</translation>
    </message>
    <message>
        <source>{0}, ready by</source>
        <translation>{0}, fertig bis</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>Ganztägig</translation>
    </message>
    <message>
        <source>{0}, all day</source>
        <translation>{0}, ganztägig</translation>
    </message>
    <message>
        <source>{0} a day</source>
        <translation>{0} am Tag</translation>
    </message>
    <message>
        <source>In the box: {0}</source>
        <translation>In der Station: {0}</translation>
    </message>
    <message>
        <source>In the box: {0}, ready by {1}</source>
        <translation>In der Station: {0}, fertig bis {1}</translation>
    </message>
    <message>
        <source>Not in use: charging is allowed at any time.</source>
        <translation>Nicht in Gebrauch: Laden ist jederzeit erlaubt.</translation>
    </message>
    <message>
        <source>On each of these days, charging is allowed all day.</source>
        <translation>An jedem dieser Tage darf ganztägig geladen werden.</translation>
    </message>
    <message>
        <source>On each of these days, charging is allowed from {0} to {1}.</source>
        <translation>An jedem dieser Tage darf von {0} bis {1} geladen werden.</translation>
    </message>
    <message>
        <source>On each of these days, charging is allowed until {0} and again from {1}.</source>
        <translation>An jedem dieser Tage darf bis {0} und wieder ab {1} geladen werden.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
</context>
<context>
    <name>DecisionCard</name>
    <message>
        <source>Apply choice</source>
        <translation>Auswahl übernehmen</translation>
    </message>
    <message>
        <source>I have read the breaker label and the cable, or an electrician told me.</source>
        <translation>Ich habe die Angaben auf Leitungsschutzschalter und Kabel gelesen oder eine Elektrofachkraft gefragt.</translation>
    </message>
    <message>
        <source>Use mine</source>
        <translation>Meinen Wert nehmen</translation>
    </message>
    <message>
        <source>Keep the server&apos;s</source>
        <translation>Wert des Servers behalten</translation>
    </message>
    <message>
        <source>Raise to {0}</source>
        <translation>Auf {0} erhöhen</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>Gespeichert {0}</translation>
    </message>
    <message>
        <source>Somebody else had lowered it to {0}.</source>
        <translation>Jemand anders hatte den Wert auf {0} gesenkt.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihr Wert</translation>
    </message>
    <message>
        <source>On the server now</source>
        <translation>Jetzt auf dem Server</translation>
    </message>
    <message>
        <source>Choose a side in each line. Nothing is sent before you decide.</source>
        <translation>Wählen Sie in jeder Zeile eine Seite. Vor Ihrer Entscheidung wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Result: as on the server now. Nothing is sent.</source>
        <translation>Ergebnis: wie jetzt auf dem Server. Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Result: {0}. Nothing is sent before you decide.</source>
        <translation>Ergebnis: {0}. Vor Ihrer Entscheidung wird nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>DemoBar</name>
    <message>
        <source>Demo: a server, three virtual chargers and a made-up year of charges. No real one is controlled.</source>
        <translation>Demo: ein Server, drei virtuelle Ladestationen und ein erfundenes Jahr voller Ladevorgänge. Es wird nichts Echtes gesteuert.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>Stop the server</source>
        <translation>Server anhalten</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
</context>
<context>
    <name>DemoMenu</name>
    <message>
        <source>&amp;Demo</source>
        <translation>D&amp;emo</translation>
    </message>
    <message>
        <source>&amp;Cut the power of Carport</source>
        <translation>&amp;Strom von „Carport“ unterbrechen</translation>
    </message>
    <message>
        <source>Carport was without power for a moment. Watch the top of the window.</source>
        <translation>„Carport“ war kurz ohne Strom. Was dabei geschah, steht gleich oben im Fenster.</translation>
    </message>
    <message>
        <source>Let &amp;somebody else change Courtyard’s schedule</source>
        <translation>Jemand &amp;anderes ändert den Zeitplan von „Courtyard“</translation>
    </message>
    <message>
        <source>&amp;Leave the demo</source>
        <translation>Demo &amp;beenden</translation>
    </message>
    <message>
        <source>You and somebody else have changed Courtyard’s schedule. Changes asks which one counts.</source>
        <translation>Sie und jemand anderes haben den Zeitplan von „Courtyard“ geändert. Welcher gilt, entscheiden Sie unter „Änderungen“.</translation>
    </message>
    <message>
        <source>You and somebody else have changed Courtyard’s schedule. Changes asks which one counts as soon as sending is resumed.</source>
        <translation>Sie und jemand anderes haben den Zeitplan von Courtyard geändert. Sobald das Senden fortgesetzt wird, fragt „Änderungen“, was gelten soll.</translation>
    </message>
    <message>
        <source>The server is stopped. As soon as it runs again, somebody else changes Courtyard’s schedule, and Changes asks which one counts.</source>
        <translation>Der Server ist gestoppt. Sobald er wieder läuft, ändert jemand anderes den Zeitplan von Courtyard, und „Änderungen“ fragt, was gelten soll.</translation>
    </message>
    <message>
        <source>Your change only switches Courtyard’s schedule on or off, which does not clash with any other change. Change a time instead.</source>
        <translation>Ihre Änderung schaltet den Zeitplan von Courtyard nur ein oder aus; das verträgt sich mit jeder anderen Änderung. Ändern Sie stattdessen eine Uhrzeit.</translation>
    </message>
    <message>
        <source>Let a change &amp;not stick</source>
        <translation>Jemand setzt eine Änderung &amp;zurück</translation>
    </message>
    <message>
        <source>Courtyard’s charge limit was lowered and set back by somebody. Changes says so soon.</source>
        <translation>Der Ladestrom von „Courtyard“ wurde gesenkt und von jemandem zurückgesetzt. Das steht gleich unter „Änderungen“.</translation>
    </message>
</context>
<context>
    <name>DetailsPage</name>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>On the server: {0}</source>
        <translation>Auf dem Server: {0}</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Saved. Waiting for the server.</source>
        <translation>Gespeichert. Wartet auf den Server.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Wie sie heißt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Where it is installed</source>
        <translation>Wo sie hängt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>US, CA, DE…</source>
        <translation>DE, AT, CH …</translation>
    </message>
    <message>
        <source>The schedule runs in this time zone: another one shifts its windows.</source>
        <translation>Der Zeitplan gilt in dieser Zeitzone: Eine andere verschiebt die Ladefenster.</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>What is in the chosen part</source>
        <translation>Was im gewählten Teil steht</translation>
    </message>
    <message>
        <source>Save as zip…</source>
        <translation>Als Zip speichern …</translation>
    </message>
    <message>
        <source>That could not be saved: {0}</source>
        <translation>Das ließ sich nicht speichern: {0}</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message>
        <source>Save as zip</source>
        <translation>Als Zip speichern</translation>
    </message>
    <message>
        <source>Zip (*.zip)</source>
        <translation>Zip (*.zip)</translation>
    </message>
    <message>
        <source>For whoever helps you. Tokens, full charger IDs and public addresses are left out. Please look through it before you pass it on; nothing is uploaded.</source>
        <translation>Für alle, die Ihnen helfen. Token, vollständige IDs und öffentliche Adressen fehlen darin. Bitte sehen Sie alles durch, bevor Sie es weitergeben; hochgeladen wird nichts.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>DialogButtons</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>EditMenu</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Undo “{0}”</source>
        <translation>„{0}“ rückgängig machen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>It was already sent. Undo once more to set it back.</source>
        <translation>Es war schon gesendet. Machen Sie es noch einmal rückgängig, um den früheren Wert wieder zu setzen.</translation>
    </message>
    <message>
        <source>Change taken back.</source>
        <translation>Änderung zurückgenommen.</translation>
    </message>
    <message>
        <source>{0}: saved.</source>
        <translation>{0}: gespeichert.</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>No charger yet</source>
        <translation>Noch keine Ladestation</translation>
    </message>
    <message>
        <source>Starting the demo…</source>
        <translation>Die Demo startet …</translation>
    </message>
    <message>
        <source>Chargers that report to your server appear here as soon as they are added.</source>
        <translation>Ladestationen, die sich bei Ihrem Server melden, erscheinen hier, sobald sie hinzugefügt sind.</translation>
    </message>
    <message>
        <source>A server and three virtual boxes: that takes a few seconds.</source>
        <translation>Ein Server und drei virtuelle Ladestationen: Das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Add charger…</source>
        <translation>Ladestation hinzufügen …</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
</context>
<context>
    <name>EmptySchedule</name>
    <message>
        <source>Schedule not read yet</source>
        <translation>Zeitplan noch nicht gelesen</translation>
    </message>
    <message>
        <source>It appears here as soon as the server has sent it. Charging goes on as before.</source>
        <translation>Er erscheint hier, sobald der Server ihn mitgeteilt hat. Das Laden geht weiter wie bisher.</translation>
    </message>
</context>
<context>
    <name>EndStep</name>
    <message>
        <source>Chargers</source>
        <translation>Ladestationen</translation>
    </message>
    <message>
        <source>Find chargers</source>
        <translation>Ladestationen finden</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Wiring</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Check the wiring</source>
        <translation>Leitung prüfen</translation>
    </message>
    <message>
        <source>Open JuiceDesk</source>
        <translation>JuiceDesk öffnen</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Noch nicht verbunden</translation>
    </message>
    <message>
        <source>What is set up, and what is not. Everything can be changed later.</source>
        <translation>Was eingerichtet ist und was nicht. Alles lässt sich später ändern.</translation>
    </message>
    <message>
        <source>Connected to {0}.</source>
        <translation>Verbunden mit {0}.</translation>
    </message>
    <message>
        <source>Not connected: nothing can be changed yet.</source>
        <translation>Nicht verbunden: Noch lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>Added: {0}.</source>
        <translation>Hinzugefügt: {0}.</translation>
    </message>
    <message>
        <source>None added yet.</source>
        <translation>Noch keine hinzugefügt.</translation>
    </message>
    <message>
        <source>Not reporting to this server yet: {0}. “Add a charger” brings them here.</source>
        <translation>Noch nicht bei diesem Server gemeldet: {0}. „Ladestation hinzufügen“ führt sie hierher.</translation>
    </message>
    <message>
        <source>Your wiring allows: {0}.</source>
        <translation>Ihre Leitung erlaubt: {0}.</translation>
    </message>
    <message>
        <source>Entered.</source>
        <translation>Angegeben.</translation>
    </message>
    <message>
        <source>Not entered yet: no limit can be raised.</source>
        <translation>Noch nicht angegeben: Es lässt sich keine Grenze erhöhen.</translation>
    </message>
    <message>
        <source>What works now</source>
        <translation>Was geht jetzt?</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Add a charger</source>
        <translation>Ladestation hinzufügen</translation>
    </message>
</context>
<context>
    <name>EnergyNeedDialog</name>
    <message>
        <source>Energy for the estimate</source>
        <translation>Energie für die Schätzung</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akku</translation>
    </message>
    <message>
        <source>Energy in kWh</source>
        <translation>Energie in kWh</translation>
    </message>
    <message>
        <source>Size of the battery in kWh</source>
        <translation>Größe des Akkus in kWh</translation>
    </message>
    <message>
        <source>Now, in percent</source>
        <translation>Jetzt, in Prozent</translation>
    </message>
    <message>
        <source>Then, in percent</source>
        <translation>Danach, in Prozent</translation>
    </message>
    <message>
        <source>kWh</source>
        <translation>kWh</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>then</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>How much the car needs in one charge. This stays on this computer.</source>
        <translation>Wie viel das Auto bei einer Ladung braucht. Die Angabe bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>How this is worked out</source>
        <translation>Wie gerechnet wird</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Delete all data on this computer</source>
        <translation>Alle Daten auf diesem Computer löschen</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Delete all data on this computer?</source>
        <translation>Alle Daten auf diesem Computer löschen?</translation>
    </message>
    <message>
        <source>The chargers keep their limits and schedules. A home server that starts with the computer keeps its data. This cannot be undone; JuiceDesk closes and starts afresh next time.</source>
        <translation>Die Ladestationen behalten ihre Grenzen und Zeitpläne. Ein Heimserver, der mit dem Computer startet, behält seine Daten. Das lässt sich nicht rückgängig machen; JuiceDesk wird beendet und beginnt beim nächsten Mal von vorn.</translation>
    </message>
    <message>
        <source>Values, changes, history and charges of all accounts, and the copies of them</source>
        <translation>Werte, Änderungen, Verlauf und Ladungen aller Konten, auch in den Sicherungskopien</translation>
    </message>
    <message>
        <source>Your tokens in the system keyring</source>
        <translation>Ihre Tokens im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Settings, tariffs, what you entered about your wiring, the log, and the demo</source>
        <translation>Einstellungen, Tarife, Ihre Angaben zur Leitung, das Protokoll und die Demo</translation>
    </message>
    <message>
        <source>The home server that JuiceDesk runs here, with everything it knows. Chargers that report to it will have no server then.</source>
        <translation>Der Heimserver, den JuiceDesk hier betreibt, mit allem, was er weiß. Ladestationen, die sich bei ihm melden, haben dann keinen Server mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n open change(s), which will not be sent any more</source>
        <translation>
            <numerusform>%n offene Änderung, die dann nicht mehr gesendet wird</numerusform>
            <numerusform>%n offene Änderungen, die dann nicht mehr gesendet werden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Estimate</name>
    <message>
        <source>takes {0}, longer than all windows of the next eight days.</source>
        <translation>dauern {0}, länger als alle Ladefenster der nächsten acht Tage.</translation>
    </message>
    <message>
        <source>takes {0} and is ready {1}.</source>
        <translation>dauern {0} und sind {1} im Auto.</translation>
    </message>
    <message>
        <source>It costs about {0}.</source>
        <translation>Das kostet etwa {0}.</translation>
    </message>
    <message>
        <source>About {0} instead of {1}: all of it in the cheapest hours.</source>
        <translation>Etwa {0} statt {1}: alles in den günstigsten Stunden.</translation>
    </message>
    <message>
        <source>About {0} instead of {1}: {2} % of it in the cheapest hours.</source>
        <translation>Etwa {0} statt {1}: {2} % davon in den günstigsten Stunden.</translation>
    </message>
    <message>
        <source>The ready-by time, {0}, is missed.</source>
        <translation>„Fertig bis“ ({0}) wird verfehlt.</translation>
    </message>
    <message>
        <source>The ready-by time, {0}, is missed by {1}.</source>
        <translation>„Fertig bis“ ({0}) wird um {1} verfehlt.</translation>
    </message>
    <message>
        <source>It would have to start {0}, or charge at {1}.</source>
        <translation>Nötig wäre ein Beginn {0} oder ein Ladestrom von {1}.</translation>
    </message>
    <message>
        <source>It would have to start {0}.</source>
        <translation>Nötig wäre ein Beginn {0}.</translation>
    </message>
    <message>
        <source>It would have to charge at {0}.</source>
        <translation>Nötig wäre ein Ladestrom von {0}.</translation>
    </message>
    <message>
        <source>Neither an earlier start nor more amps would be enough.</source>
        <translation>Weder ein früherer Beginn noch ein höherer Ladestrom würde noch reichen.</translation>
    </message>
    <message>
        <source>At {0} and {1} V up to {2} in a window. An estimate, not a bill.</source>
        <translation>Mit {0} und {1} V bis zu {2} in einem Ladefenster. Eine Schätzung, keine Rechnung.</translation>
    </message>
    <message>
        <source>At {0} and {1} V up to {2} in a day. An estimate, not a bill.</source>
        <translation>Mit {0} und {1} V bis zu {2} am Tag. Eine Schätzung, keine Rechnung.</translation>
    </message>
    <message>
        <source>Amps × volts is the power; the energy divided by the power is the time.</source>
        <translation>Ampere × Volt ergibt die Leistung; die Energie geteilt durch die Leistung ergibt die Zeit.</translation>
    </message>
    <message>
        <source>{0} × {1} V = {2} on one phase. {3} ÷ {2} = {4}.</source>
        <translation>{0} × {1} V = {2} auf einer Phase. {3} ÷ {2} = {4}.</translation>
    </message>
    <message>
        <source>The amps are the lowest of wiring limit, charge limit and rating. The car may take less, especially when it is nearly full.</source>
        <translation>Es gilt der niedrigste Wert von Leitungsgrenze, Ladestrom und Nennstrom. Das Auto nimmt vielleicht weniger, vor allem wenn es fast voll ist.</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>um {0}</translation>
    </message>
    <message>
        <source>tomorrow at {0}</source>
        <translation>morgen um {0}</translation>
    </message>
    <message>
        <source>{0} at {1}</source>
        <translation>{0} um {1}</translation>
    </message>
</context>
<context>
    <name>EstimateBar</name>
    <message>
        <source>Change the energy, and see how this is worked out</source>
        <translation>Energiemenge ändern und Rechenweg ansehen</translation>
    </message>
    <message>
        <source>cannot be estimated: no limit of this charger is known yet.</source>
        <translation>lassen sich nicht schätzen: Von dieser Station ist noch keine Grenze bekannt.</translation>
    </message>
    <message>
        <source>cannot be charged: the charge limit is off.</source>
        <translation>werden nicht geladen: Der Ladestrom ist aus.</translation>
    </message>
    <message>
        <source>Energy for the estimate: {0}</source>
        <translation>Energie für die Schätzung: {0}</translation>
    </message>
</context>
<context>
    <name>FactRows</name>
    <message>
        <source>This charge</source>
        <translation>Dieser Ladevorgang</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cost so far</source>
        <translation>Kosten bisher</translation>
    </message>
    <message>
        <source>Charge limit</source>
        <translation>Ladestrom</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Insgesamt</translation>
    </message>
</context>
<context>
    <name>FindStep</name>
    <message numerus="yes">
        <source>Continue with %n</source>
        <translation>
            <numerusform>Weiter mit %n</numerusform>
            <numerusform>Weiter mit %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n charger(s) found</source>
        <translation>
            <numerusform>%n Ladestation gefunden</numerusform>
            <numerusform>%n Ladestationen gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet. Chargers say who they are within a minute.</source>
        <translation>Noch keine. Ladestationen melden sich innerhalb einer Minute.</translation>
    </message>
    <message>
        <source>{0} was found.</source>
        <translation>{0} wurde gefunden.</translation>
    </message>
    <message>
        <source>Find chargers</source>
        <translation>Ladestationen finden</translation>
    </message>
    <message>
        <source>JuiceDesk asks your home network which JuiceBoxes are there. It changes nothing.</source>
        <translation>JuiceDesk fragt in Ihrem Heimnetz nach JuiceBoxen. Geändert wird dabei nichts.</translation>
    </message>
    <message>
        <source>May JuiceDesk search your network?</source>
        <translation>Darf JuiceDesk Ihr Netzwerk durchsuchen?</translation>
    </message>
    <message>
        <source>Search my network</source>
        <translation>Mein Netzwerk durchsuchen</translation>
    </message>
    <message>
        <source>still looking</source>
        <translation>sucht weiter</translation>
    </message>
    <message>
        <source>Is one missing?</source>
        <translation>Fehlt eine?</translation>
    </message>
    <message>
        <source>Open these settings</source>
        <translation>Diese Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Add by address</source>
        <translation>Über die Adresse hinzufügen</translation>
    </message>
    <message>
        <source>For another subnet, or a network that blocks the search.</source>
        <translation>Für ein anderes Teilnetz oder ein Netz, in dem das Suchen gesperrt ist.</translation>
    </message>
</context>
<context>
    <name>Fleet</name>
    <message>
        <source>Attention</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>No car</source>
        <translation>Kein Auto</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Charger</source>
        <translation>Ladestation</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Wiring limit</source>
        <translation>Leitungsgrenze</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>{0}, a change is waiting</source>
        <translation>{0}, eine Änderung steht aus</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>{0} A</source>
        <translation>{0} A</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>{0} kW</source>
        <translation>{0} kW</translation>
    </message>
    <message>
        <source>{0} kWh</source>
        <translation>{0} kWh</translation>
    </message>
    <message>
        <source>{0} °F</source>
        <translation>{0} °F</translation>
    </message>
    <message>
        <source>{0} °C</source>
        <translation>{0} °C</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>today {0}</source>
        <translation>heute {0}</translation>
    </message>
    <message>
        <source>yesterday {0}</source>
        <translation>gestern {0}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1} Uhr</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} s ago</source>
        <translation>vor {0} s</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <translation>vor {0} min</translation>
    </message>
    <message>
        <source>{0} h ago</source>
        <translation>vor {0} h</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>vor {0} Tagen</translation>
    </message>
</context>
<context>
    <name>FoundRow</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Übernehmen …</translation>
    </message>
    <message>
        <source>ID not known yet</source>
        <translation>ID noch nicht bekannt</translation>
    </message>
    <message>
        <source>Reports to your home server.</source>
        <translation>Meldet sich bei Ihrem Heimserver.</translation>
    </message>
    <message>
        <source>It reports to another server.</source>
        <translation>Meldet sich bei einem anderen Server.</translation>
    </message>
    <message>
        <source>It does not report to your home server yet.</source>
        <translation>Meldet sich noch nicht bei Ihrem Heimserver.</translation>
    </message>
    <message>
        <source>Take {0} over</source>
        <translation>{0} übernehmen</translation>
    </message>
    <message>
        <source>Name for {0}</source>
        <translation>Name für {0}</translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation>{0} hinzufügen</translation>
    </message>
</context>
<context>
    <name>FoundServers</name>
    <message>
        <source>JuiceDesk has not searched your network yet.</source>
        <translation>JuiceDesk hat Ihr Netzwerk noch nicht durchsucht.</translation>
    </message>
    <message>
        <source>Still looking. JuiceDesk only listens and asks; it changes nothing.</source>
        <translation>Suche läuft. JuiceDesk hört und fragt nur; geändert wird nichts.</translation>
    </message>
    <message>
        <source>None found yet.</source>
        <translation>Noch keiner gefunden.</translation>
    </message>
</context>
<context>
    <name>GeneralSettings</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Open JuiceDesk when I log in</source>
        <translation>JuiceDesk beim Anmelden öffnen</translation>
    </message>
    <message>
        <source>It starts in the background. Waiting changes are then sent as soon as possible.</source>
        <translation>Es startet im Hintergrund. Ausstehende Änderungen werden dann gesendet, sobald es geht.</translation>
    </message>
</context>
<context>
    <name>GridHints</name>
    <message>
        <source>Good to know in Germany</source>
        <translation>Gut zu wissen in Deutschland</translation>
    </message>
</context>
<context>
    <name>GridWords</name>
    <message>
        <source>Register it with your grid operator (required from 3.6 to 12 kW).</source>
        <translation>Von 3,6 bis 12 kW: beim Netzbetreiber anmelden.</translation>
    </message>
    <message>
        <source>Above 12 kW your grid operator has to consent first.</source>
        <translation>Über 12 kW: Der Netzbetreiber muss vorher zustimmen.</translation>
    </message>
    <message>
        <source>Above 4.2 kW, installed since 2024: the operator may throttle it (§ 14a EnWG), for a lower fee.</source>
        <translation>Über 4,2 kW und seit 2024 in Betrieb: Der Netzbetreiber darf zeitweise drosseln (§ 14a EnWG), dafür sinkt das Netzentgelt.</translation>
    </message>
    <message>
        <source>On one phase usually no more than 4.6 kVA is allowed, about 20 A.</source>
        <translation>Auf einer Phase sind in der Regel höchstens 4,6 kVA erlaubt (Schieflast), etwa 20 A.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>JuiceDesk: changes of the last 90 days, newest first. Written {0}.</source>
        <translation>JuiceDesk: Änderungen der letzten 90 Tage, die neueste zuerst. Geschrieben {0}.</translation>
    </message>
    <message>
        <source>Saved, with the raise confirmed: {0}</source>
        <translation>Gespeichert, mit bestätigter Erhöhung: {0}</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Gespeichert: {0}</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Changes of the last 90 days</source>
        <translation>Änderungen der letzten 90 Tage</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Export as text…</source>
        <translation>Als Text exportieren …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>That could not be saved: {0}</source>
        <translation>Das ließ sich nicht speichern: {0}</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Nothing is settled yet.</source>
        <translation>Noch ist nichts abgeschlossen.</translation>
    </message>
    <message>
        <source>Set back to {0}</source>
        <translation>Zurück auf {0}</translation>
    </message>
    <message>
        <source>Try {0} again</source>
        <translation>{0} erneut versuchen</translation>
    </message>
    <message>
        <source>First describe the wiring of this charger on its wiring page.</source>
        <translation>Geben Sie zuerst auf der Seite „Leitungsgrenze“ an, wie diese Station angeschlossen ist.</translation>
    </message>
    <message>
        <source>Your wiring allows {0} A at most.</source>
        <translation>Ihre Leitung erlaubt höchstens {0} A.</translation>
    </message>
    <message>
        <source>Set back to {0}: saved.</source>
        <translation>Zurück auf {0}: gespeichert.</translation>
    </message>
    <message>
        <source>Once more {0}: saved.</source>
        <translation>Noch einmal {0}: gespeichert.</translation>
    </message>
    <message>
        <source>Export as text</source>
        <translation>Als Text exportieren</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Search: charger, value, day, outcome</source>
        <translation>Suche: Ladestation, Wert, Tag, Ergebnis</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Changes, newest first</source>
        <translation>Änderungen, die neueste zuerst</translation>
    </message>
    <message>
        <source>Every step of the chosen change</source>
        <translation>Alle Schritte der gewählten Änderung</translation>
    </message>
    <message>
        <source>Choose a change to see every step of it.</source>
        <translation>Wählen Sie eine Änderung, um alle ihre Schritte zu sehen.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Close JuiceDesk</source>
        <translation>JuiceDesk schließen</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>Nicht wieder fragen</translation>
    </message>
    <message>
        <source>Keep running in the background</source>
        <translation>Im Hintergrund weiterlaufen</translation>
    </message>
    <message>
        <source>Quit, send next time</source>
        <translation>Beenden, beim nächsten Mal senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are waiting for the server</source>
        <translation>
            <numerusform>%n Änderung wartet auf den Server</numerusform>
            <numerusform>%n Änderungen warten auf den Server</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept on this computer. They are sent only while JuiceDesk runs.</source>
        <translation>Sie bleiben auf diesem Computer. Gesendet werden sie nur, solange JuiceDesk läuft.</translation>
    </message>
</context>
<context>
    <name>LimitEffects</name>
    <message>
        <source>Power: {0}</source>
        <translation>Leistung: {0}</translation>
    </message>
    <message>
        <source>Takes effect when the server is back</source>
        <translation>Wirkt, wenn der Server wieder da ist</translation>
    </message>
    <message>
        <source>Takes effect at once</source>
        <translation>Wirkt sofort</translation>
    </message>
    <message>
        <source>Stored in the box’s permanent memory, so change it rarely.</source>
        <translation>Wird dauerhaft in der Station gespeichert, also bitte selten ändern.</translation>
    </message>
    <message>
        <source>This model may forget the value when its power is cut.</source>
        <translation>Dieses Modell vergisst den Wert womöglich, wenn der Strom abgeschaltet wird.</translation>
    </message>
    <message>
        <source>Some cars do not start charging with 10 A or less.</source>
        <translation>Manche Autos beginnen mit 10 A oder weniger nicht zu laden.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Ready: {0}</source>
        <translation>Fertig: {0}</translation>
    </message>
    <message>
        <source>not within eight days</source>
        <translation>nicht in acht Tagen</translation>
    </message>
    <message>
        <source>{0} late</source>
        <translation>{0} zu spät</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>rechtzeitig</translation>
    </message>
</context>
<context>
    <name>LoadGroupCard</name>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Dissolve…</source>
        <translation>Auflösen …</translation>
    </message>
    <message>
        <source>{0} · circuit of {1}</source>
        <translation>{0} · Stromkreis mit {1}</translation>
    </message>
    <message>
        <source>Edit {0}</source>
        <translation>{0} bearbeiten</translation>
    </message>
    <message>
        <source>Dissolve {0}</source>
        <translation>{0} auflösen</translation>
    </message>
    <message>
        <source>To be dissolved. On the server: {0}</source>
        <translation>Wird aufgelöst. Auf dem Server: {0}</translation>
    </message>
    <message>
        <source>On the server: {0}</source>
        <translation>Auf dem Server: {0}</translation>
    </message>
    <message>
        <source>{0} A of {1} A are in use now.</source>
        <translation>Gerade fließen {0} A von {1} A.</translation>
    </message>
    <message>
        <source>It is not known for every charger.</source>
        <translation>Nicht von jeder Station ist das bekannt.</translation>
    </message>
    <message>
        <source>It is not known for every charger what it does without the server.</source>
        <translation>Nicht von jeder Station ist bekannt, was sie ohne den Server tut.</translation>
    </message>
    <message>
        <source>Without the server none of them charges: the circuit cannot give each one 6 A.</source>
        <translation>Ohne den Server lädt keine: Der Stromkreis kann nicht jeder 6 A geben.</translation>
    </message>
    <message>
        <source>Without the server each keeps to its fixed share, {0} A in all.</source>
        <translation>Ohne den Server hält sich jede an ihren festen Anteil, zusammen {0} A.</translation>
    </message>
    <message>
        <source>Charger</source>
        <translation>Ladestation</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Draws now</source>
        <translation>Zieht jetzt</translation>
    </message>
    <message>
        <source>May draw now</source>
        <translation>Darf jetzt</translation>
    </message>
    <message>
        <source>Without the server</source>
        <translation>Ohne den Server</translation>
    </message>
</context>
<context>
    <name>LoadGroupEditor</name>
    <message>
        <source>Name of the load group</source>
        <translation>Name der Lastgruppe</translation>
    </message>
    <message>
        <source>Garage, left row…</source>
        <translation>Garage, linke Reihe …</translation>
    </message>
    <message>
        <source>Amps of the circuit</source>
        <translation>Ampere des Stromkreises</translation>
    </message>
    <message>
        <source>Search chargers</source>
        <translation>Ladestationen suchen</translation>
    </message>
    <message>
        <source>Chargers on the circuit</source>
        <translation>Ladestationen am Stromkreis</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>New load group</source>
        <translation>Neue Lastgruppe</translation>
    </message>
    <message>
        <source>Load group {0}</source>
        <translation>Lastgruppe {0}</translation>
    </message>
    <message>
        <source>{0} – in the load group {1}</source>
        <translation>{0} – in der Lastgruppe {1}</translation>
    </message>
    <message>
        <source>Choose the chargers that hang on this circuit.</source>
        <translation>Wählen Sie die Stationen, die an diesem Stromkreis hängen.</translation>
    </message>
    <message>
        <source>{0} may then draw up to {1} A whatever the others draw.</source>
        <translation>{0} darf dann bis zu {1} A ziehen, egal, was die anderen ziehen.</translation>
    </message>
    <message>
        <source>{0} may then draw whatever its hardware can deliver.</source>
        <translation>{0} darf dann ziehen, was die Hardware hergibt.</translation>
    </message>
    <message>
        <source>Raising the circuit needs a second look</source>
        <translation>Eine Erhöhung des Stromkreises braucht einen zweiten Blick</translation>
    </message>
    <message>
        <source>I have read the breaker label of this circuit, or an electrician told me.</source>
        <translation>Ich habe den Leitungsschutzschalter dieses Stromkreises abgelesen, oder eine Elektrofachkraft hat es mir gesagt.</translation>
    </message>
    <message>
        <source>Type the new amps of the circuit to confirm</source>
        <translation>Zur Bestätigung die neuen Ampere des Stromkreises eingeben</translation>
    </message>
    <message>
        <source>Raise to {0} A</source>
        <translation>Auf {0} A erhöhen</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>Auflösen</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Afterwards up to {0} A may flow together</source>
        <translation>Danach dürfen zusammen bis zu {0} A fließen</translation>
    </message>
    <message>
        <source>Whatever is taken out is on a circuit of its own, with a breaker of its own.</source>
        <translation>Was herausgenommen wird, hängt an einem eigenen Stromkreis mit eigenem Leitungsschutzschalter.</translation>
    </message>
    <message>
        <source>Type these amps to confirm</source>
        <translation>Zur Bestätigung diese Ampere eingeben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>Stromkreis</translation>
    </message>
    <message>
        <source>As many amps as the breaker of the shared circuit may carry continuously.</source>
        <translation>So viele Ampere, wie der Leitungsschutzschalter des gemeinsamen Stromkreises auf Dauer tragen darf.</translation>
    </message>
    <message>
        <source>Chargers on this circuit</source>
        <translation>Ladestationen an diesem Stromkreis</translation>
    </message>
</context>
<context>
    <name>LoadGroupsPage</name>
    <message>
        <source>New load group</source>
        <translation>Neue Lastgruppe</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Saved. Waiting for the server.</source>
        <translation>Gespeichert. Wartet auf den Server.</translation>
    </message>
    <message>
        <source>No server yet</source>
        <translation>Noch kein Server</translation>
    </message>
    <message>
        <source>A server divides a circuit among its chargers. Connect to one first.</source>
        <translation>Ein Server teilt einen Stromkreis unter seinen Stationen auf. Verbinden Sie sich zuerst mit einem.</translation>
    </message>
    <message>
        <source>This server has no load groups</source>
        <translation>Dieser Server hat keine Lastgruppen</translation>
    </message>
    <message>
        <source>It does not divide a circuit among chargers. Where several share one breaker, give each a wiring limit so that together they stay within it.</source>
        <translation>Er teilt einen Stromkreis nicht unter mehreren Stationen auf. Wenn mehrere an einem Leitungsschutzschalter hängen, geben Sie jeder eine Leitungsgrenze, sodass alle zusammen darunter bleiben.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>As soon as the server answers, its load groups appear here.</source>
        <translation>Sobald der Server antwortet, erscheinen seine Lastgruppen hier.</translation>
    </message>
    <message>
        <source>No load group yet</source>
        <translation>Noch keine Lastgruppe</translation>
    </message>
    <message>
        <source>Chargers on one breaker can share it: the server lets them draw as much together as the circuit carries, and when it is gone each keeps to a fixed share.</source>
        <translation>Stationen an einem Leitungsschutzschalter können ihn sich teilen: Der Server lässt sie zusammen so viel ziehen, wie der Stromkreis trägt. Fällt er aus, hält sich jede an einen festen Anteil.</translation>
    </message>
    <message>
        <source>Load groups</source>
        <translation>Lastgruppen</translation>
    </message>
    <message>
        <source>Chargers that share one circuit</source>
        <translation>Stationen, die sich einen Stromkreis teilen</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Nur Probleme</translation>
    </message>
    <message>
        <source>{0} of {1} lines of this run</source>
        <translation>{0} von {1} Zeilen seit dem Start</translation>
    </message>
    <message>
        <source>Tokens are left out, and of charger IDs only the last digits are shown.</source>
        <translation>Tokens stehen nicht darin, und von den IDs der Ladestationen nur die letzten Ziffern.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>LookChoices</name>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>JuiceDesk – Demo</source>
        <translation>JuiceDesk – Demo</translation>
    </message>
    <message>
        <source>JuiceDesk {0} is available. See the settings, under Privacy.</source>
        <translation>JuiceDesk {0} ist verfügbar. Mehr dazu in den Einstellungen unter „Datenschutz“.</translation>
    </message>
    <message>
        <source>{0} Sending is paused.</source>
        <translation>{0} Das Senden ist angehalten.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;What works now</source>
        <translation>&amp;Was geht jetzt?</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Erste Schritte</translation>
    </message>
    <message>
        <source>&amp;Try the demo</source>
        <translation>Demo ausprob&amp;ieren</translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation>&amp;Protokoll …</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Diagnose …</translation>
    </message>
    <message>
        <source>&amp;About JuiceDesk</source>
        <translation>Ü&amp;ber JuiceDesk</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Add charger…</source>
        <translation>Ladestation &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Pa&amp;use or resume sending</source>
        <translation>Senden a&amp;nhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>E&amp;xport charges…</source>
        <translation>La&amp;dungen exportieren …</translation>
    </message>
    <message>
        <source>&amp;Print what works now…</source>
        <translation>„Was geht jetzt?“ d&amp;rucken …</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>Neues &amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Charger</source>
        <translation>&amp;Ladestation</translation>
    </message>
    <message>
        <source>Charge &amp;now / back to schedule</source>
        <translation>&amp;Sofort laden / zurück zum Zeitplan</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>C&amp;opy the schedule to others…</source>
        <translation>Zeitplan auf andere &amp;kopieren …</translation>
    </message>
    <message>
        <source>New load &amp;group…</source>
        <translation>Neue &amp;Lastgruppe …</translation>
    </message>
    <message>
        <source>&amp;Schedule for the ticked ones…</source>
        <translation>&amp;Zeitplan für die gewählten …</translation>
    </message>
    <message>
        <source>&amp;Limit for the ticked ones…</source>
        <translation>&amp;Grenze für die gewählten …</translation>
    </message>
    <message>
        <source>Co&amp;mpare the ticked ones…</source>
        <translation>Gewählte &amp;vergleichen …</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Übersicht</translation>
    </message>
    <message>
        <source>&amp;Schedule</source>
        <translation>&amp;Zeitplan</translation>
    </message>
    <message>
        <source>&amp;Wiring limit</source>
        <translation>&amp;Leitungsgrenze</translation>
    </message>
    <message>
        <source>C&amp;harges</source>
        <translation>La&amp;dungen</translation>
    </message>
    <message>
        <source>D&amp;etails</source>
        <translation>De&amp;tails</translation>
    </message>
    <message>
        <source>Earl&amp;ier changes…</source>
        <translation>Früh&amp;ere Änderungen …</translation>
    </message>
    <message>
        <source>Histor&amp;y</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;All chargers</source>
        <translation>&amp;Alle Stationen</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>Sync n&amp;ow</source>
        <translation>Jetzt &amp;abgleichen</translation>
    </message>
    <message>
        <source>&amp;Changes</source>
        <translation>&amp;Änderungen</translation>
    </message>
    <message>
        <source>Load &amp;groups</source>
        <translation>Last&amp;gruppen</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Aktualisie&amp;ren</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>&amp;Nächster Bereich des Fensters</translation>
    </message>
    <message>
        <source>&amp;Previous part of the window</source>
        <translation>V&amp;orheriger Bereich des Fensters</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Darstell&amp;ung</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>No car</source>
        <translation>Kein Auto</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Not reporting to the server</source>
        <translation>Meldet sich nicht beim Server</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Waiting for schedule</source>
        <translation>Wartet auf Zeitplan</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis sie dran ist</translation>
    </message>
    <message>
        <source>Connected, car not drawing</source>
        <translation>Verbunden, Auto lädt nicht</translation>
    </message>
    <message>
        <source>no server yet</source>
        <translation>noch kein Server</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>verbindet …</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>not answering</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>no internet here</source>
        <translation>kein Internet auf diesem Computer</translation>
    </message>
    <message>
        <source>answers cannot be used</source>
        <translation>Antworten unbrauchbar</translation>
    </message>
    <message>
        <source>token refused</source>
        <translation>Token abgelehnt</translation>
    </message>
    <message>
        <source>token not readable</source>
        <translation>Token nicht lesbar</translation>
    </message>
    <message>
        <source>certificate has changed</source>
        <translation>anderes Zertifikat</translation>
    </message>
    <message>
        <source>Another program keeps the discovery port 5353 for itself. Add servers and chargers by address.</source>
        <translation>Ein anderes Programm belegt Port 5353, den die Suche braucht. Fügen Sie Server und Ladestationen über die Adresse hinzu.</translation>
    </message>
    <message>
        <source>There is no network at the moment.</source>
        <translation>Zurzeit gibt es kein Netzwerk.</translation>
    </message>
    <message>
        <source>The network cannot be reached at the moment.</source>
        <translation>Das Netzwerk ist zurzeit nicht erreichbar.</translation>
    </message>
    <message>
        <source>This computer does not let JuiceDesk search the network.</source>
        <translation>Dieser Computer lässt JuiceDesk das Netzwerk nicht durchsuchen.</translation>
    </message>
    <message>
        <source>Searching the network does not work here. Add servers and chargers by address.</source>
        <translation>Die Suche funktioniert hier nicht. Fügen Sie Server und Ladestationen über die Adresse hinzu.</translation>
    </message>
    <message>
        <source>Wiring limit</source>
        <translation>Leitungsgrenze</translation>
    </message>
    <message>
        <source>Charge limit</source>
        <translation>Ladestrom</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Charge now</source>
        <translation>Sofort laden</translation>
    </message>
    <message>
        <source>Waiting for the charger to report</source>
        <translation>Wartet, bis sich die Station meldet</translation>
    </message>
    <message>
        <source>Checking, {0} of 2 reads agree</source>
        <translation>Wird geprüft, {0} von 2 Abfragen stimmen</translation>
    </message>
    <message>
        <source>Confirmed by the server</source>
        <translation>Vom Server bestätigt</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Waiting for server</source>
        <translation>Wartet auf Server</translation>
    </message>
    <message>
        <source>Load group</source>
        <translation>Lastgruppe</translation>
    </message>
    <message>
        <source>Waiting, sending is paused</source>
        <translation>Wartet, Senden angehalten</translation>
    </message>
    <message>
        <source>Waiting, to spare the box</source>
        <translation>Wartet, um die Box zu schonen</translation>
    </message>
    <message>
        <source>Refused, will be tried again</source>
        <translation>Abgelehnt, wird wiederholt</translation>
    </message>
    <message>
        <source>Setting it back</source>
        <translation>Wird zurückgesetzt</translation>
    </message>
    <message>
        <source>Needs a valid token</source>
        <translation>Braucht ein gültiges Token</translation>
    </message>
    <message>
        <source>Given up, outcome unknown</source>
        <translation>Aufgegeben, Ausgang unbekannt</translation>
    </message>
    <message>
        <source>Never confirmed</source>
        <translation>Nie bestätigt</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>Came too late</source>
        <translation>Kam zu spät</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Checking whether it arrived</source>
        <translation>Prüft, ob es ankam</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Entscheidung nötig</translation>
    </message>
    <message>
        <source>Was already set</source>
        <translation>War schon so</translation>
    </message>
    <message>
        <source>Did not stick</source>
        <translation>Nicht übernommen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Changed elsewhere later</source>
        <translation>Später anderswo geändert</translation>
    </message>
    <message>
        <source>Replaced by a newer one</source>
        <translation>Durch eine neuere ersetzt</translation>
    </message>
    <message>
        <source>It arrived too late. The former value is being sent to the server.</source>
        <translation>Sie kam zu spät an. Der frühere Wert wird gerade an den Server gesendet.</translation>
    </message>
    <message>
        <source>“Charge now” arrived after its time was up, so the server was told to end it.</source>
        <translation>„Sofort laden“ kam erst an, als die Zeit dafür vorbei war. Der Server wurde angewiesen, es zu beenden.</translation>
    </message>
    <message>
        <source>The server refused it once. It is tried again, three times in all.</source>
        <translation>Der Server hat sie abgelehnt. Sie wird wiederholt, insgesamt dreimal.</translation>
    </message>
    <message>
        <source>It had waited too long, so it was not sent.</source>
        <translation>Sie hatte zu lange gewartet und wurde deshalb nicht mehr gesendet.</translation>
    </message>
    <message>
        <source>The account no longer had this charger, so nothing was sent.</source>
        <translation>Das Konto hatte diese Ladestation nicht mehr, also wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>You stopped waiting. It was sent, and nobody knows whether the server took it.</source>
        <translation>Sie warten nicht mehr darauf. Sie wurde gesendet, und niemand weiß, ob der Server sie übernommen hat.</translation>
    </message>
    <message>
        <source>A raise is sent only if the value is still the one you saw. Please look again.</source>
        <translation>Eine Erhöhung wird nur gesendet, wenn noch der Wert gilt, den Sie gesehen haben. Bitte sehen Sie noch einmal hin.</translation>
    </message>
    <message>
        <source>Your raise may not have arrived. JuiceDesk never sends a raise twice on its own.</source>
        <translation>Ihre Erhöhung kam vielleicht nicht an. JuiceDesk sendet eine Erhöhung nie von sich aus zweimal.</translation>
    </message>
    <message>
        <source>It was changed elsewhere meanwhile. Nothing is sent before you decide.</source>
        <translation>Es wurde inzwischen anderswo geändert. Nichts wird gesendet, bevor Sie entscheiden.</translation>
    </message>
    <message>
        <source>Somebody else had set a lower value, and your own lowering hid it. A raise above it needs your confirmation.</source>
        <translation>Jemand anders hatte einen niedrigeren Wert gesetzt, und Ihre eigene Senkung hat ihn verdeckt. Eine Erhöhung darüber hinaus braucht Ihre Bestätigung.</translation>
    </message>
    <message>
        <source>Your raise arrived late, after somebody else had lowered the value, so the server was told to go back to theirs. Nothing more is sent before you decide.</source>
        <translation>Ihre Erhöhung kam spät an, nachdem jemand anders den Wert gesenkt hatte. Der Server wurde angewiesen, den gesenkten Wert wieder zu nehmen. Mehr wird nicht gesendet, bevor Sie entscheiden.</translation>
    </message>
    <message>
        <source>Something else keeps changing this value. JuiceDesk no longer overwrites it; please find out what else controls this charger.</source>
        <translation>Etwas anderes ändert diesen Wert immer wieder. JuiceDesk überschreibt ihn nicht mehr; bitte finden Sie heraus, was diese Ladestation sonst noch steuert.</translation>
    </message>
    <message>
        <source>The server does not accept the token.</source>
        <translation>Der Server nimmt das Token nicht an.</translation>
    </message>
    <message>
        <source>The server refuses this value.</source>
        <translation>Der Server lehnt diesen Wert ab.</translation>
    </message>
    <message>
        <source>It is so old that you should look at it again.</source>
        <translation>Sie ist so alt, dass Sie noch einmal hinsehen sollten.</translation>
    </message>
    <message>
        <source>The account no longer has this charger. It goes on when the account has it again.</source>
        <translation>Das Konto hat diese Ladestation nicht mehr. Es geht weiter, wenn das Konto sie wieder hat.</translation>
    </message>
    <message>
        <source>This charger may not deliver that many amps.</source>
        <translation>So viel Strom darf diese Ladestation nicht liefern.</translation>
    </message>
    <message>
        <source>The charger does not report to the server at the moment.</source>
        <translation>Die Ladestation meldet sich zurzeit nicht beim Server.</translation>
    </message>
    <message>
        <source>“Charge now” was meant for the car that was plugged in then, so it was not sent.</source>
        <translation>„Sofort laden“ galt dem Auto, das damals angesteckt war, also wurde es nicht gesendet.</translation>
    </message>
    <message>
        <source>The box keeps this limit in a memory that wears out, so only a few changes a day are possible.</source>
        <translation>Die Box hält diese Grenze in einem Speicher, der sich abnutzt, darum sind nur wenige Änderungen am Tag möglich.</translation>
    </message>
    <message>
        <source>Somebody else was quicker, so the server did not accept it. It is compared again first.</source>
        <translation>Jemand anders war schneller, darum hat der Server sie nicht übernommen. Sie wird erst neu verglichen.</translation>
    </message>
    <message>
        <source>The charger belongs to another server now; whether it arrived is not known.</source>
        <translation>Die Ladestation gehört jetzt zu einem anderen Server; ob die Änderung ankam, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The data file was replaced by a copy of it.</source>
        <translation>Die Datendatei wurde durch eine Kopie ersetzt.</translation>
    </message>
    <message>
        <source>It was sent, but never showed up on the server.</source>
        <translation>Es wurde gesendet, erschien aber nie auf dem Server.</translation>
    </message>
    <message>
        <source>It would have come too late, so it was not sent.</source>
        <translation>Es wäre zu spät gekommen und wurde deshalb nicht gesendet.</translation>
    </message>
    <message>
        <source>It was set, and then somebody changed it again.</source>
        <translation>Es war gesetzt, dann hat es jemand wieder geändert.</translation>
    </message>
    <message>
        <source>The server accepted it and then had the old value again.</source>
        <translation>Der Server nahm es an und hatte dann wieder den alten Wert.</translation>
    </message>
    <message>
        <source>That did not work: {0}</source>
        <translation>Das hat nicht geklappt: {0}</translation>
    </message>
    <message>
        <source>Start and end are the same. For the whole day use midnight to midnight.</source>
        <translation>Beginn und Ende sind gleich. Für den ganzen Tag: 00:00 bis 24:00 Uhr.</translation>
    </message>
    <message>
        <source>A time lies between 00:00 and 24:00.</source>
        <translation>Eine Uhrzeit liegt zwischen 00:00 und 24:00.</translation>
    </message>
    <message>
        <source>Cars do not charge with 1 to 5 A. Choose 0 (off) or at least 6 A.</source>
        <translation>Mit 1 bis 5 A lädt kein Auto. Wählen Sie 0 (aus) oder mindestens 6 A.</translation>
    </message>
    <message>
        <source>Amps cannot be negative.</source>
        <translation>Die Stromstärke kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>The charger&apos;s hardware delivers {limit_amps} A at most.</source>
        <translation>Die Station liefert höchstens {limit_amps} A.</translation>
    </message>
    <message>
        <source>The wiring limit allows {limit_amps} A at most.</source>
        <translation>Die Leitungsgrenze erlaubt höchstens {limit_amps} A.</translation>
    </message>
    <message>
        <source>Your wiring allows {limit_amps} A at most.</source>
        <translation>Ihre Leitung erlaubt höchstens {limit_amps} A.</translation>
    </message>
    <message>
        <source>The charger has not said what its hardware can deliver.</source>
        <translation>Die Station hat ihren Nennstrom nicht gemeldet.</translation>
    </message>
    <message>
        <source>The charger&apos;s memory takes {limit} changes of this limit a day. Please try again tomorrow.</source>
        <translation>Der Speicher der Station verträgt {limit} Änderungen dieses Werts am Tag. Bitte versuchen Sie es morgen wieder.</translation>
    </message>
    <message>
        <source>A charger needs a name.</source>
        <translation>Eine Ladestation braucht einen Namen.</translation>
    </message>
    <message>
        <source>That name is too long: {length} characters, {limit} at most.</source>
        <translation>Der Name ist zu lang: {length} Zeichen, höchstens {limit}.</translation>
    </message>
    <message>
        <source>The name holds a character that cannot be shown.</source>
        <translation>Der Name enthält ein Zeichen, das sich nicht anzeigen lässt.</translation>
    </message>
    <message>
        <source>A load group needs a name.</source>
        <translation>Eine Lastgruppe braucht einen Namen.</translation>
    </message>
    <message>
        <source>The circuit of a load group carries {least_amps} to {most_amps} A, not {amps} A.</source>
        <translation>Der Stromkreis einer Lastgruppe trägt {least_amps} bis {most_amps} A, nicht {amps} A.</translation>
    </message>
    <message>
        <source>A load group has {limit} chargers at most, not {count}.</source>
        <translation>Eine Lastgruppe hat höchstens {limit} Stationen, nicht {count}.</translation>
    </message>
    <message>
        <source>One of the chargers has no ID.</source>
        <translation>Eine der Stationen hat keine ID.</translation>
    </message>
    <message>
        <source>“{text}” is not a time. Write it like 7:45.</source>
        <translation>„{text}“ ist keine Uhrzeit. Schreiben Sie sie so: 22:45.</translation>
    </message>
    <message>
        <source>24:00 can only be an end. As a start, midnight is 00:00.</source>
        <translation>24:00 kann nur ein Ende sein. Als Beginn heißt Mitternacht 00:00.</translation>
    </message>
    <message>
        <source>The energy has to be more than 0 kWh and at most {most_kwh} kWh.</source>
        <translation>Die Energie muss mehr als 0 kWh und höchstens {most_kwh} kWh betragen.</translation>
    </message>
    <message>
        <source>A battery goes from 0 % to 100 %, and it has to be fuller at the end.</source>
        <translation>Ein Akku reicht von 0 % bis 100 %, und danach muss er voller sein als jetzt.</translation>
    </message>
    <message>
        <source>This is not the server you paired with: its certificate is another one.</source>
        <translation>Das ist nicht der gekoppelte Server: Sein Zertifikat ist ein anderes.</translation>
    </message>
    <message>
        <source>This computer has no internet connection. Nothing was sent.</source>
        <translation>Dieser Computer hat keine Verbindung ins Internet. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Nothing was sent.</source>
        <translation>Der Server ist nicht erreichbar. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The server gave no usable answer.</source>
        <translation>Der Server gab keine brauchbare Antwort.</translation>
    </message>
    <message>
        <source>The server refused. Please check the token.</source>
        <translation>Der Server hat abgelehnt. Bitte prüfen Sie das Token.</translation>
    </message>
    <message>
        <source>Another JuiceDesk has the data open. Please close it first; nothing was changed.</source>
        <translation>Die Daten sind noch in einem anderen JuiceDesk geöffnet. Bitte schließen Sie es zuerst; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Your data was written by a newer JuiceDesk. Please use that one; nothing was changed.</source>
        <translation>Ihre Daten stammen von einem neueren JuiceDesk. Bitte benutzen Sie dieses; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>An older JuiceDesk has your data open. Please close it first; nothing was changed.</source>
        <translation>Ein älteres JuiceDesk hat Ihre Daten geöffnet. Bitte schließen Sie es zuerst; es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>The data file is damaged. It was left as it is.</source>
        <translation>Die Datendatei ist beschädigt. Sie wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was saved. Your entry is still here.</source>
        <translation>Der Datenträger ist voll, es wurde nichts gespeichert. Ihre Eingabe steht noch da.</translation>
    </message>
    <message>
        <source>The folder for JuiceDesk&apos;s data cannot be written to. You can name another one with JUICEDESK_HOME.</source>
        <translation>In den Ordner für die Daten von JuiceDesk kann nicht geschrieben werden. Mit JUICEDESK_HOME können Sie einen anderen angeben.</translation>
    </message>
    <message>
        <source>The data file cannot be written, so nothing was saved.</source>
        <translation>Die Datendatei ist nicht beschreibbar, es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>This computer has no keyring, so the token is kept only until you quit.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, das Token gilt nur bis zum Beenden.</translation>
    </message>
    <message>
        <source>The system keyring is locked, so the token cannot be read.</source>
        <translation>Der Schlüsselbund ist gesperrt, das Token ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The demo is not ready for that yet. Please try again in a moment.</source>
        <translation>Die Demo ist noch nicht so weit. Bitte versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Another program on this computer uses a port of the home server. If that is a home server, connect to it instead.</source>
        <translation>Ein anderes Programm auf diesem Computer benutzt einen Port des Heimservers. Ist das schon ein Heimserver, verbinden Sie sich mit ihm.</translation>
    </message>
    <message>
        <source>The server on this computer could not be started.</source>
        <translation>Der Server auf diesem Computer ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>The system did not take the change. Its folder may be read-only.</source>
        <translation>Das System hat die Änderung nicht angenommen. Vielleicht ist sein Ordner schreibgeschützt.</translation>
    </message>
    <message>
        <source>It could not be found out whether there is a newer version.</source>
        <translation>Ob es eine neuere Version gibt, ließ sich nicht feststellen.</translation>
    </message>
    <message>
        <source>Nothing answered there.</source>
        <translation>Dort antwortet nichts.</translation>
    </message>
    <message>
        <source>The data file was damaged. It was kept as “{name}”.</source>
        <translation>Die Datendatei war beschädigt. Sie wurde als „{name}“ aufgehoben.</translation>
    </message>
    <message>
        <source>The data file was missing.</source>
        <translation>Die Datendatei fehlte.</translation>
    </message>
    <message>
        <source>JuiceDesk went back to its copy of {when}. What you changed after that is not in it. Changes that were waiting then may have been sent since: each is compared with the server first, a higher current asks you again, and “charge now” has ended.</source>
        <translation>JuiceDesk arbeitet mit seiner Kopie von {when} weiter. Was Sie danach geändert haben, steht nicht darin. Änderungen, die damals warteten, können inzwischen gesendet worden sein: Jede wird zuerst mit dem Server verglichen, ein höherer Strom fragt noch einmal nach, und „Sofort laden“ ist beendet.</translation>
    </message>
    <message>
        <source>The data file is damaged, and there is no copy of it. JuiceDesk can set it aside, keep it, and begin with an empty one. Changes that were waiting are not sent then.</source>
        <translation>Die Datendatei ist beschädigt, und es gibt keine Kopie davon. JuiceDesk kann sie beiseitelegen, aufheben und mit einer leeren beginnen. Änderungen, die warteten, werden dann nicht gesendet.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong in JuiceDesk, and it has to stop. What you have saved is kept. The log in the data folder says what happened.</source>
        <translation>In JuiceDesk ist etwas Unerwartetes schiefgegangen, und es muss beendet werden. Was Sie gespeichert haben, bleibt erhalten. Was geschehen ist, steht im Protokoll im Datenordner.</translation>
    </message>
    <message>
        <source>All JuiceDesk data on this computer has been deleted. The next start is like the first.</source>
        <translation>Alle Daten von JuiceDesk auf diesem Computer sind gelöscht. Der nächste Start ist wie der erste.</translation>
    </message>
    <message>
        <source>{0} What is left is deleted the next time JuiceDesk starts.</source>
        <translation>{0} Was noch da ist, wird beim nächsten Start von JuiceDesk gelöscht.</translation>
    </message>
</context>
<context>
    <name>Mishaps</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Something unexpected went wrong in JuiceDesk.</source>
        <translation>In JuiceDesk ist etwas Unerwartetes schiefgegangen.</translation>
    </message>
    <message>
        <source>What you have saved is kept and will be delivered. If something looks wrong now, close the window and open it again. The diagnostics help to fix this: you can read them before you pass them on.</source>
        <translation>Was Sie gespeichert haben, bleibt erhalten und wird zugestellt. Wenn jetzt etwas falsch aussieht, schließen Sie bitte das Fenster und öffnen es wieder. Die Diagnose hilft, den Fehler zu beheben: Sie können alles lesen, bevor Sie es weitergeben.</translation>
    </message>
    <message>
        <source>JuiceDesk crashed</source>
        <translation>JuiceDesk ist abgestürzt</translation>
    </message>
    <message>
        <source>JuiceDesk crashed the last time it ran.</source>
        <translation>JuiceDesk ist beim letzten Mal abgestürzt.</translation>
    </message>
    <message>
        <source>What you had saved is kept and will be delivered. The diagnostics help to fix this: you can read them before you pass them on.</source>
        <translation>Was Sie gespeichert hatten, bleibt erhalten und wird zugestellt. Die Diagnose hilft, den Fehler zu beheben: Sie können alles lesen, bevor Sie es weitergeben.</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>Diagnose …</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>MonthTile</name>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message numerus="yes">
        <source>%n charge(s)</source>
        <translation>
            <numerusform>%n Ladung</numerusform>
            <numerusform>%n Ladungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No charge yet</source>
        <translation>Noch keine Ladung</translation>
    </message>
    <message>
        <source>About {0} · {1}</source>
        <translation>Etwa {0} · {1}</translation>
    </message>
    <message>
        <source>{0} % at the lowest price</source>
        <translation>{0} % zum niedrigsten Preis</translation>
    </message>
    <message>
        <source>Energy of the last {0} days, the oldest first: {1}</source>
        <translation>Energie der letzten {0} Tage, der älteste zuerst: {1}</translation>
    </message>
</context>
<context>
    <name>NameCheckField</name>
    <message>
        <source>DNS server that the charger asks</source>
        <translation>DNS-Server, den die Station fragt</translation>
    </message>
    <message>
        <source>the DNS server of this computer</source>
        <translation>der DNS-Server dieses Computers</translation>
    </message>
    <message>
        <source>Check the names</source>
        <translation>Namen prüfen</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Frage läuft …</translation>
    </message>
    <message>
        <source>All names lead where they should. Now switch the charger off and on.</source>
        <translation>Alle Namen führen ans richtige Ziel. Schalten Sie jetzt die Station aus und wieder ein.</translation>
    </message>
    <message>
        <source>Names that do not lead where they should: {0} of {1}</source>
        <translation>Namen, die nicht ans richtige Ziel führen: {0} von {1}</translation>
    </message>
</context>
<context>
    <name>NetworkSettings</name>
    <message>
        <source>Chargers and network</source>
        <translation>Stationen und Netzwerk</translation>
    </message>
    <message>
        <source>Stop the server</source>
        <translation>Server anhalten</translation>
    </message>
    <message>
        <source>JuiceDesk has not searched your network yet. The system may ask you about it.</source>
        <translation>JuiceDesk hat Ihr Netzwerk noch nicht durchsucht. Das System fragt Sie womöglich danach.</translation>
    </message>
    <message>
        <source>Nothing found yet. It goes on looking.</source>
        <translation>Noch nichts gefunden. Die Suche geht weiter.</translation>
    </message>
    <message>
        <source>Home server · {0}</source>
        <translation>Heimserver · {0}</translation>
    </message>
    <message>
        <source>The home server on this computer runs for as long as JuiceDesk is open.</source>
        <translation>Der Heimserver auf diesem Computer läuft, solange JuiceDesk geöffnet ist.</translation>
    </message>
    <message>
        <source>The home server on this computer is stopped. Chargers that report to it wait.</source>
        <translation>Der Heimserver auf diesem Computer ist angehalten. Ladestationen, die sich bei ihm melden, warten.</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Found on your network</source>
        <translation>In Ihrem Netzwerk gefunden</translation>
    </message>
    <message>
        <source>Add charger…</source>
        <translation>Ladestation hinzufügen …</translation>
    </message>
    <message>
        <source>Search my network</source>
        <translation>Mein Netz durchsuchen</translation>
    </message>
    <message>
        <source>Home server on this computer</source>
        <translation>Heimserver auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>NetworkWords</name>
    <message>
        <source>macOS will ask whether JuiceDesk may find devices on your local network. Please choose Allow: without it no charger can be found.</source>
        <translation>macOS wird fragen, ob JuiceDesk Geräte in Ihrem lokalen Netzwerk finden darf. Bitte wählen Sie „Erlauben“: Sonst ist keine Ladestation zu finden.</translation>
    </message>
    <message>
        <source>Windows may ask whether JuiceDesk may be reached in networks. Please allow private networks; public ones are not needed.</source>
        <translation>Windows fragt vielleicht, ob JuiceDesk in Netzwerken erreichbar sein darf. Bitte erlauben Sie private Netzwerke; öffentliche sind nicht nötig.</translation>
    </message>
    <message>
        <source>JuiceDesk listens, and asks which JuiceBoxes are there. For that a firewall has to let mDNS through (UDP port 5353).</source>
        <translation>JuiceDesk hört zu und fragt, welche JuiceBoxen da sind. Eine Firewall muss dafür mDNS durchlassen (UDP-Port 5353).</translation>
    </message>
    <message>
        <source>In System Settings, under Privacy &amp; Security ▸ Local Network, JuiceDesk has to be switched on.</source>
        <translation>In den Systemeinstellungen muss JuiceDesk unter „Datenschutz &amp; Sicherheit“ ▸ „Lokales Netzwerk“ eingeschaltet sein.</translation>
    </message>
    <message>
        <source>Your network has to be set to private in the Windows settings, and the firewall has to let JuiceDesk through there.</source>
        <translation>Ihr Netzwerk muss in den Windows-Einstellungen als privat gelten, und die Firewall muss JuiceDesk dort durchlassen.</translation>
    </message>
    <message>
        <source>A firewall has to let mDNS (UDP 5353) and the chargers’ beacon (UDP 55555) through. In firewalld: the service “mdns”.</source>
        <translation>Eine Firewall muss mDNS (UDP 5353) und die Lebenszeichen der Stationen (UDP 55555) durchlassen. Bei firewalld heißt der Dienst „mdns“.</translation>
    </message>
    <message>
        <source>The charger has to be on the same Wi-Fi, and its network light has to be steady.</source>
        <translation>Die Ladestation muss im selben WLAN sein, und ihr Netzwerklicht muss dauerhaft leuchten.</translation>
    </message>
</context>
<context>
    <name>NightsChart</name>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}.</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
</context>
<context>
    <name>NotificationSettings</name>
    <message>
        <source>Everything that a notice says can be seen in the window, too.</source>
        <translation>Alles, was eine Mitteilung meldet, steht auch im Fenster.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>They come from the icon in the notification area.</source>
        <translation>Sie kommen vom Symbol im Infobereich.</translation>
    </message>
    <message>
        <source>Show system notices</source>
        <translation>Mitteilungen des Systems zeigen</translation>
    </message>
    <message>
        <source>You are always told of a limit above your wiring after a restart.</source>
        <translation>Liegt eine Grenze nach einem Neustart über dem, was Ihre Leitung erlaubt, erfahren Sie es immer.</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>Icon in the notification area</source>
        <translation>Symbol im Infobereich</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Weiterlaufen, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Waiting changes are then sent as soon as the server is back.</source>
        <translation>Ausstehende Änderungen werden dann gesendet, sobald der Server wieder da ist.</translation>
    </message>
    <message>
        <source>Ask before closing while changes are waiting</source>
        <translation>Vor dem Schließen fragen, solange Änderungen ausstehen</translation>
    </message>
    <message>
        <source>A change needs a decision or was refused</source>
        <translation>Eine Änderung braucht eine Entscheidung oder wurde abgelehnt</translation>
    </message>
    <message>
        <source>A charger reports a fault</source>
        <translation>Eine Ladestation meldet eine Störung</translation>
    </message>
    <message>
        <source>A change that waited a long time is confirmed</source>
        <translation>Eine Änderung, die lange wartete, ist bestätigt</translation>
    </message>
    <message>
        <source>The server goes away or comes back</source>
        <translation>Der Server verschwindet oder ist wieder da</translation>
    </message>
    <message>
        <source>A charger goes away or comes back</source>
        <translation>Eine Ladestation verschwindet oder ist wieder da</translation>
    </message>
    <message>
        <source>Charging begins or stops</source>
        <translation>Das Laden beginnt oder endet</translation>
    </message>
    <message>
        <source>A car waits for the schedule</source>
        <translation>Ein Auto wartet auf den Zeitplan</translation>
    </message>
    <message>
        <source>No car is plugged in 15 min before a window opens</source>
        <translation>15 min vor einem Ladefenster ist kein Auto angesteckt</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>The charger now allows more amps than your wiring can carry.</source>
        <translation>Die Ladestation lässt jetzt mehr Strom zu, als Ihre Leitung verträgt.</translation>
    </message>
    <message>
        <source>After a power cut it came back above its wiring limit. The server lowers it again.</source>
        <translation>Nach einer Stromunterbrechung liegt sie über ihrer Leitungsgrenze. Der Server senkt sie wieder.</translation>
    </message>
    <message>
        <source>The charger reports a fault.</source>
        <translation>Die Ladestation meldet eine Störung.</translation>
    </message>
    <message>
        <source>A change needs your decision.</source>
        <translation>Eine Änderung braucht Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>A change did not take effect. Changes says why.</source>
        <translation>Eine Änderung wurde nicht wirksam. Unter „Änderungen“ steht, warum.</translation>
    </message>
    <message>
        <source>A change that waited has been sent and confirmed.</source>
        <translation>Eine wartende Änderung wurde gesendet und bestätigt.</translation>
    </message>
    <message>
        <source>The server is not answering. Charging goes on.</source>
        <translation>Der Server antwortet nicht. Das Laden läuft weiter.</translation>
    </message>
    <message>
        <source>The server is back.</source>
        <translation>Der Server ist wieder da.</translation>
    </message>
    <message>
        <source>The charger does not report to the server any more.</source>
        <translation>Die Ladestation meldet sich nicht mehr beim Server.</translation>
    </message>
    <message>
        <source>The charger reports to the server again.</source>
        <translation>Die Ladestation meldet sich wieder beim Server.</translation>
    </message>
    <message>
        <source>Charging has begun.</source>
        <translation>Das Laden hat begonnen.</translation>
    </message>
    <message>
        <source>Charging has stopped.</source>
        <translation>Das Laden hat aufgehört.</translation>
    </message>
    <message>
        <source>Its window opens soon, and no car is plugged in.</source>
        <translation>Das Ladefenster beginnt bald, und kein Auto ist angesteckt.</translation>
    </message>
    <message>
        <source>The car is plugged in and waits for the schedule.</source>
        <translation>Das Auto ist angesteckt und wartet auf den Zeitplan.</translation>
    </message>
</context>
<context>
    <name>OutageGuidePage</name>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Every charger</source>
        <translation>Jede Ladestation</translation>
    </message>
    <message>
        <source>What works now</source>
        <translation>Was geht jetzt?</translation>
    </message>
    <message>
        <source>For when the server is away. This guide needs no network.</source>
        <translation>Für die Zeit, in der der Server nicht da ist. Dieser Ratgeber braucht kein Netzwerk.</translation>
    </message>
    <message>
        <source>When the server is back</source>
        <translation>Wenn der Server wieder da ist</translation>
    </message>
    <message>
        <source>If it stays away</source>
        <translation>Wenn er nicht wiederkommt</translation>
    </message>
    <message>
        <source>JuiceDesk can be the server itself, on this computer, and your boxes can move to it.</source>
        <translation>JuiceDesk kann selbst der Server sein, auf diesem Computer, und Ihre Boxen können zu ihm umziehen.</translation>
    </message>
    <message>
        <source>A server of your own…</source>
        <translation>Ein eigener Server …</translation>
    </message>
</context>
<context>
    <name>OutagePrint</name>
    <message>
        <source>What works while the server is away</source>
        <translation>Was geht, während der Server nicht da ist</translation>
    </message>
    <message>
        <source>Clear the stored schedule</source>
        <translation>Zeitplan in der Box löschen</translation>
    </message>
    <message>
        <source>Only when the car has to charge now. Read this first:</source>
        <translation>Nur wenn das Auto jetzt laden muss. Erst lesen:</translation>
    </message>
    <message>
        <source>When the server is back</source>
        <translation>Wenn der Server wieder da ist</translation>
    </message>
    <message>
        <source>A planning aid, not an inspection. Local rules and your electrician decide.</source>
        <translation>Eine Planungshilfe, keine Prüfung. Es gelten die örtlichen Regeln und das Wort Ihrer Elektrofachkraft.</translation>
    </message>
</context>
<context>
    <name>OutageWords</name>
    <message>
        <source>Works</source>
        <translation>Geht</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Geht nicht</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Das können Sie tun</translation>
    </message>
    <message>
        <source>Changing it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Yes. Plug in: the box needs no internet.</source>
        <translation>Ja. Einfach anstecken: Die Box braucht kein Internet.</translation>
    </message>
    <message>
        <source>Remote start and stop</source>
        <translation>Start und Stopp aus der Ferne</translation>
    </message>
    <message>
        <source>Use the car&apos;s own timer or charge limit</source>
        <translation>Zeitsteuerung oder Ladegrenze im Auto nutzen</translation>
    </message>
    <message>
        <source>Last schedule</source>
        <translation>Letzter Zeitplan</translation>
    </message>
    <message>
        <source>The box may keep following it; models differ.</source>
        <translation>Je nach Modell läuft er vielleicht weiter.</translation>
    </message>
    <message>
        <source>Edit it here; it is sent later</source>
        <translation>Hier ändern, es wird später gesendet</translation>
    </message>
    <message>
        <source>Charge now</source>
        <translation>Sofort laden</translation>
    </message>
    <message>
        <source>Not through the server</source>
        <translation>Nicht über den Server</translation>
    </message>
    <message>
        <source>See “Clear the stored schedule”</source>
        <translation>Siehe „Zeitplan in der Box löschen“</translation>
    </message>
    <message>
        <source>Wiring limit</source>
        <translation>Leitungsgrenze</translation>
    </message>
    <message>
        <source>Most models keep it, even without power.</source>
        <translation>Bleibt bei den meisten Modellen, auch ohne Strom.</translation>
    </message>
    <message>
        <source>Lower the current in the car; edit here for later</source>
        <translation>Ladestrom im Auto senken; hier für später ändern</translation>
    </message>
    <message>
        <source>Charging current</source>
        <translation>Ladestrom</translation>
    </message>
    <message>
        <source>As for the wiring limit</source>
        <translation>Wie bei der Leitungsgrenze</translation>
    </message>
    <message>
        <source>Live values</source>
        <translation>Live-Werte</translation>
    </message>
    <message>
        <source>The last ones, each with its age</source>
        <translation>Die letzten, jeder mit seinem Alter</translation>
    </message>
    <message>
        <source>New ones from the server</source>
        <translation>Neue vom Server</translation>
    </message>
    <message>
        <source>Look at the lights of the box, or at the car</source>
        <translation>Auf die Lichter der Box oder ins Auto sehen</translation>
    </message>
    <message>
        <source>Past charges</source>
        <translation>Frühere Ladungen</translation>
    </message>
    <message>
        <source>What is already on this computer</source>
        <translation>Was schon auf diesem Computer ist</translation>
    </message>
    <message>
        <source>New ones</source>
        <translation>Neue</translation>
    </message>
    <message>
        <source>They come after the outage</source>
        <translation>Sie kommen nach dem Ausfall</translation>
    </message>
    <message>
        <source>Shared breaker</source>
        <translation>Gemeinsame Sicherung</translation>
    </message>
    <message>
        <source>Each box keeps its share of the group.</source>
        <translation>Jede Box behält ihren Anteil an der Gruppe.</translation>
    </message>
    <message>
        <source>Balancing between the boxes</source>
        <translation>Ausgleich zwischen den Boxen</translation>
    </message>
    <message>
        <source>Keep the sum of all currents below the breaker&apos;s</source>
        <translation>Die Summe aller Ströme unter der Sicherung halten</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>From this computer, while JuiceDesk runs</source>
        <translation>Von diesem Computer, solange JuiceDesk läuft</translation>
    </message>
    <message>
        <source>E-mail and push of the server</source>
        <translation>E-Mail und Push vom Server</translation>
    </message>
    <message>
        <source>Leave JuiceDesk open</source>
        <translation>JuiceDesk geöffnet lassen</translation>
    </message>
    <message>
        <source>Unplug the station from the wall, or switch its breaker off.</source>
        <translation>Station vom Netz trennen oder ihre Sicherung ausschalten.</translation>
    </message>
    <message>
        <source>Wait about 20 seconds.</source>
        <translation>Etwa 20 Sekunden warten.</translation>
    </message>
    <message>
        <source>Switch it on again and plug in the car: the box offers power at once.</source>
        <translation>Wieder einschalten und das Auto anstecken: Die Box gibt sofort Strom frei.</translation>
    </message>
    <message>
        <source>It then charges until the battery is full, the car is unplugged, or the server is back.</source>
        <translation>Dann wird geladen, bis der Akku voll ist, das Auto abgesteckt wird oder der Server wieder da ist.</translation>
    </message>
    <message>
        <source>Your wiring allows {1} A, and this box delivers {0} A at most: a power cut cannot make it draw too much.</source>
        <translation>Ihre Leitung erlaubt {1} A, und diese Box liefert höchstens {0} A: Nach dem Abschalten kann sie nicht zu viel ziehen.</translation>
    </message>
    <message>
        <source>After a power cut this box might return to its full {0} A.</source>
        <translation>Nach dem Abschalten lässt diese Box womöglich wieder volle {0} A zu.</translation>
    </message>
    <message>
        <source>After a power cut this box might return to its full current, which is unknown.</source>
        <translation>Nach dem Abschalten lässt diese Box womöglich wieder ihren vollen Strom zu, und der ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Your wiring allows {0} A.</source>
        <translation>Ihre Leitung erlaubt {0} A.</translation>
    </message>
    <message>
        <source>What your wiring allows is not known here.</source>
        <translation>Was Ihre Leitung erlaubt, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Do not cut the power unless you lower the charging current in the car first.</source>
        <translation>Schalten Sie den Strom nur ab, wenn Sie vorher den Ladestrom im Auto gesenkt haben.</translation>
    </message>
    <message>
        <source>The changes that wait are sent, and checked.</source>
        <translation>Die wartenden Änderungen werden gesendet und geprüft.</translation>
    </message>
    <message>
        <source>“Charge now” has to be set again. JuiceDesk offers it, but never does it by itself.</source>
        <translation>„Sofort laden“ muss neu gesetzt werden. JuiceDesk bietet es an, tut es aber nie von selbst.</translation>
    </message>
    <message>
        <source>The wiring limit is read again. If it is higher than your wiring allows, you are told.</source>
        <translation>Die Leitungsgrenze wird neu gelesen. Ist sie höher, als Ihre Leitung erlaubt, wird es Ihnen gesagt.</translation>
    </message>
</context>
<context>
    <name>Outlook</name>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>The box, with a fault</source>
        <translation>Die Station selbst (Störung)</translation>
    </message>
    <message>
        <source>The box alone</source>
        <translation>Die Station allein</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>The utility</source>
        <translation>Der Netzbetreiber</translation>
    </message>
    <message>
        <source>The load group</source>
        <translation>Die Lastgruppe</translation>
    </message>
    <message>
        <source>Charge now</source>
        <translation>Sofort laden</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>The schedule</source>
        <translation>Der Zeitplan</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>The server keeps it off.</source>
        <translation>Der Server hält sie ausgeschaltet.</translation>
    </message>
    <message>
        <source>Until the car is unplugged.</source>
        <translation>Bis das Auto abgesteckt wird.</translation>
    </message>
    <message>
        <source>The server has not said enough about it yet.</source>
        <translation>Der Server hat noch nicht genug über sie gesagt.</translation>
    </message>
    <message>
        <source>It gives no power while the fault lasts.</source>
        <translation>Solange die Störung besteht, gibt sie keinen Strom ab.</translation>
    </message>
    <message>
        <source>It does not report to the server, so nothing here reaches it.</source>
        <translation>Sie meldet sich nicht beim Server, deshalb erreicht sie von hier aus nichts.</translation>
    </message>
    <message>
        <source>The charge limit is 0 A.</source>
        <translation>Der Ladestrom ist auf 0 A gestellt.</translation>
    </message>
    <message>
        <source>A policy of the server controls this charger.</source>
        <translation>Eine Vorgabe des Servers bestimmt über diese Station.</translation>
    </message>
    <message>
        <source>The circuit has nothing left at the moment; its boxes take turns.</source>
        <translation>Der Stromkreis hat im Moment nichts übrig; seine Stationen wechseln sich ab.</translation>
    </message>
    <message>
        <source>Until the car is unplugged, then the schedule is back.</source>
        <translation>Bis das Auto abgesteckt wird, dann gilt wieder der Zeitplan.</translation>
    </message>
    <message>
        <source>The server holds it back and does not say why.</source>
        <translation>Der Server hält sie zurück und nennt keinen Grund.</translation>
    </message>
    <message>
        <source>The car charges in its windows.</source>
        <translation>Das Auto lädt in den Ladefenstern.</translation>
    </message>
    <message>
        <source>Charging is allowed at any time.</source>
        <translation>Laden ist jederzeit erlaubt.</translation>
    </message>
    <message>
        <source>{0} To be ready by {1}.</source>
        <translation>{0} Gewünscht: fertig bis {1} Uhr.</translation>
    </message>
    <message>
        <source>The car may charge until {0}, but takes nothing at the moment.</source>
        <translation>Das Auto darf bis {0} laden, nimmt im Moment aber nichts ab.</translation>
    </message>
    <message>
        <source>A plugged-in car charges at once, until {0}.</source>
        <translation>Ein angestecktes Auto lädt sofort, bis {0}.</translation>
    </message>
    <message>
        <source>Not known before the server has been asked.</source>
        <translation>Noch nicht bekannt, der Server wurde noch nicht gefragt.</translation>
    </message>
    <message>
        <source>Not known at the moment.</source>
        <translation>Im Moment nicht bekannt.</translation>
    </message>
    <message>
        <source>No car charges here until the fault is gone.</source>
        <translation>Solange die Störung besteht, lädt hier kein Auto.</translation>
    </message>
    <message>
        <source>The box may keep following the schedule that it has: {0}.</source>
        <translation>Die Station folgt vielleicht weiter dem Zeitplan, den sie hat: {0}.</translation>
    </message>
    <message>
        <source>A plugged-in car may charge at once, up to the wiring limit.</source>
        <translation>Ein angestecktes Auto lädt womöglich sofort, bis zur Leitungsgrenze.</translation>
    </message>
    <message>
        <source>No car charges here until the charge limit is raised.</source>
        <translation>Hier lädt kein Auto, bis der Ladestrom erhöht wird.</translation>
    </message>
    <message>
        <source>Charging is about to stop.</source>
        <translation>Das Laden hört gleich auf.</translation>
    </message>
    <message>
        <source>The car charges until it is full or unplugged.</source>
        <translation>Das Auto lädt, bis es voll ist oder abgesteckt wird.</translation>
    </message>
    <message>
        <source>The car charges until {0} at the latest.</source>
        <translation>Das Auto lädt längstens bis {0}.</translation>
    </message>
    <message>
        <source>The car charges before its window, which opens {0}.</source>
        <translation>Das Auto lädt schon vor seinem Ladefenster; das beginnt {0}.</translation>
    </message>
    <message>
        <source>Charging starts {0}.</source>
        <translation>Das Laden beginnt {0}.</translation>
    </message>
    <message>
        <source>The car waits until the server lets it charge.</source>
        <translation>Das Auto wartet, bis der Server das Laden erlaubt.</translation>
    </message>
    <message>
        <source>Charging starts when the others on the circuit leave enough.</source>
        <translation>Das Laden beginnt, sobald die anderen am Stromkreis genug übrig lassen.</translation>
    </message>
    <message>
        <source>The utility decides when a car charges here.</source>
        <translation>Der Netzbetreiber bestimmt, wann hier ein Auto lädt.</translation>
    </message>
    <message>
        <source>The car may charge, but takes nothing at the moment.</source>
        <translation>Das Auto darf laden, nimmt im Moment aber nichts ab.</translation>
    </message>
    <message>
        <source>A plugged-in car charges at once.</source>
        <translation>Ein angestecktes Auto lädt sofort.</translation>
    </message>
    <message>
        <source>A plugged-in car starts charging {0}.</source>
        <translation>Ein angestecktes Auto beginnt {0} zu laden.</translation>
    </message>
    <message>
        <source>A plugged-in car waits for its turn on the circuit.</source>
        <translation>Ein angestecktes Auto wartet, bis es am Stromkreis an der Reihe ist.</translation>
    </message>
    <message>
        <source>A plugged-in car waits until the server lets it charge.</source>
        <translation>Ein angestecktes Auto wartet, bis der Server das Laden erlaubt.</translation>
    </message>
    <message>
        <source>today at {0}</source>
        <translation>heute um {0} Uhr</translation>
    </message>
    <message>
        <source>tonight at midnight</source>
        <translation>heute um Mitternacht</translation>
    </message>
    <message>
        <source>tomorrow at {0}</source>
        <translation>morgen um {0} Uhr</translation>
    </message>
    <message>
        <source>{0} at {1}</source>
        <translation>{0} um {1} Uhr</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Wiring limit</source>
        <translation>Leitungsgrenze</translation>
    </message>
    <message>
        <source>Mon–Fri</source>
        <translation>Mo–Fr</translation>
    </message>
    <message>
        <source>Sat–Sun {0}</source>
        <translation>Sa–So {0}</translation>
    </message>
    <message>
        <source>On the server: {0}</source>
        <translation>Auf dem Server: {0}</translation>
    </message>
    <message>
        <source>Hardware {0}</source>
        <translation>Nennstrom {0}</translation>
    </message>
    <message>
        <source>Mon–Fri, to be ready by {0}</source>
        <translation>Mo–Fr, fertig bis {0} Uhr</translation>
    </message>
    <message>
        <source>{0} in the box</source>
        <translation>{0} in der Station</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>OwnServerStart</name>
    <message>
        <source>Start a server here</source>
        <translation>Server hier starten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
</context>
<context>
    <name>PathRow</name>
    <message>
        <source>Controlled through: {0}. What you save here waits until {1} is in charge.</source>
        <translation>Gesteuert über: {0}. Was Sie hier speichern, wartet, bis {1} zuständig ist.</translation>
    </message>
    <message>
        <source>{0} is not answering, and the charger reports to {1} now.</source>
        <translation>{0} antwortet nicht, und die Ladestation meldet sich jetzt bei {1}.</translation>
    </message>
    <message>
        <source>Control it through {0}</source>
        <translation>Über {0} steuern</translation>
    </message>
</context>
<context>
    <name>PlannerPage</name>
    <message>
        <source>Charging current</source>
        <translation>Ladestrom</translation>
    </message>
    <message>
        <source>Just for trying out: a schedule is saved for a charger, and there is none yet.</source>
        <translation>Nur zum Ausprobieren: Gespeichert wird ein Zeitplan für eine Ladestation, und noch ist keine da.</translation>
    </message>
    <message>
        <source>Plan nights</source>
        <translation>Nächte planen</translation>
    </message>
    <message>
        <source>What a schedule means for a car, without a charger</source>
        <translation>Was ein Zeitplan für ein Auto bedeutet, ohne Ladestation</translation>
    </message>
</context>
<context>
    <name>PowerCutCard</name>
    <message>
        <source>Charger</source>
        <translation>Ladestation</translation>
    </message>
    <message>
        <source>The current is lowered in the car</source>
        <translation>Der Strom ist im Auto gesenkt</translation>
    </message>
    <message>
        <source>Enter the breaker…</source>
        <translation>Sicherung angeben …</translation>
    </message>
    <message>
        <source>Checked: {0}</source>
        <translation>Geprüft: {0}</translation>
    </message>
    <message>
        <source>First check: {0}</source>
        <translation>Erst prüfen: {0}</translation>
    </message>
    <message>
        <source>First check</source>
        <translation>Erst prüfen</translation>
    </message>
    <message>
        <source>Clear the stored schedule</source>
        <translation>Zeitplan in der Box löschen</translation>
    </message>
    <message>
        <source>Only when the car has to charge now.</source>
        <translation>Nur wenn das Auto jetzt laden muss.</translation>
    </message>
</context>
<context>
    <name>PresetsButton</name>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Cheapest hours of my tariff</source>
        <translation>Günstigste Stunden meines Tarifs</translation>
    </message>
    <message>
        <source>Cheapest hours of my tariff (see the settings)</source>
        <translation>Günstigste Stunden meines Tarifs (siehe Einstellungen)</translation>
    </message>
    <message>
        <source>Night, {0}</source>
        <translation>Nacht, {0}</translation>
    </message>
    <message>
        <source>After midnight, {0}</source>
        <translation>Nach Mitternacht, {0}</translation>
    </message>
    <message>
        <source>All day on weekends</source>
        <translation>Am Wochenende ganztags</translation>
    </message>
</context>
<context>
    <name>PrivacySettings</name>
    <message>
        <source>JuiceDesk tells nobody how you use it. There is no tracking.</source>
        <translation>JuiceDesk erzählt niemandem, wie Sie es benutzen. Es gibt keine Nutzungsstatistik.</translation>
    </message>
    <message>
        <source>Privacy and updates</source>
        <translation>Datenschutz und Updates</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>JuiceDesk does not look for newer versions by itself. A new one comes the way you got this one: from the package manager, or as a new download.</source>
        <translation>JuiceDesk sucht nicht von sich aus nach neueren Versionen. Eine neue bekommen Sie so wie diese: aus der Paketverwaltung oder als neuen Download.</translation>
    </message>
    <message>
        <source>Connections that JuiceDesk makes</source>
        <translation>Verbindungen, die JuiceDesk aufbaut</translation>
    </message>
    <message>
        <source>{0}: your token, the IDs of your chargers, and your changes</source>
        <translation>{0}: Ihr Token, die IDs Ihrer Ladestationen und Ihre Änderungen</translation>
    </message>
    <message>
        <source>No server is chosen, so nothing is sent to one.</source>
        <translation>Es ist kein Server gewählt, also wird nichts an einen gesendet.</translation>
    </message>
    <message>
        <source>{0}, for newer versions: never, unless you say so below</source>
        <translation>{0}, nach neueren Versionen: nie, es sei denn, Sie stellen es unten ein</translation>
    </message>
    <message>
        <source>Server of your account</source>
        <translation>Server Ihres Kontos</translation>
    </message>
    <message>
        <source>Your home network</source>
        <translation>Ihr Heimnetz</translation>
    </message>
    <message>
        <source>Requests for chargers and servers (mDNS), once you let it search. They say nothing about you.</source>
        <translation>Anfragen nach Ladestationen und Servern (mDNS), sobald Sie suchen lassen. Sie verraten nichts über Sie.</translation>
    </message>
    <message>
        <source>A charger in your network</source>
        <translation>Eine Ladestation im Heimnetz</translation>
    </message>
    <message>
        <source>Only when you add one by its address or let it move to your server.</source>
        <translation>Nur wenn Sie eine über ihre Adresse hinzufügen oder zu Ihrem Server umziehen lassen.</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Neuere Versionen</translation>
    </message>
    <message>
        <source>Data on this computer</source>
        <translation>Daten auf diesem Computer</translation>
    </message>
    <message>
        <source>Values, changes and settings are in this folder, readable only by your user account. The token is not: it is in the system keyring.</source>
        <translation>Werte, Änderungen und Einstellungen liegen in diesem Ordner, lesbar nur für Ihr Benutzerkonto. Das Token nicht: Das liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Nur Probleme</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Every request</source>
        <translation>Jede Anfrage</translation>
    </message>
    <message>
        <source>How much is logged</source>
        <translation>Wie viel protokolliert wird</translation>
    </message>
    <message>
        <source>It stays in the data folder, 2 MB at most, without tokens or full charger IDs.</source>
        <translation>Es bleibt im Datenordner, höchstens 2 MB, ohne Tokens und vollständige IDs.</translation>
    </message>
    <message>
        <source>View the log…</source>
        <translation>Protokoll ansehen …</translation>
    </message>
    <message>
        <source>Delete all data on this computer…</source>
        <translation>Alle Daten auf diesem Computer löschen …</translation>
    </message>
</context>
<context>
    <name>RaiseGuard</name>
    <message>
        <source>I have read the breaker label and the cable, or an electrician told me.</source>
        <translation>Ich habe die Angaben auf Leitungsschutzschalter und Kabel gelesen oder eine Elektrofachkraft gefragt.</translation>
    </message>
    <message>
        <source>Type the new limit to confirm</source>
        <translation>Neue Grenze wiederholen</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Erhöhen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Raise to {0} A</source>
        <translation>Auf {0} A erhöhen</translation>
    </message>
    <message>
        <source>Raising the limit needs a second look</source>
        <translation>Eine Erhöhung braucht einen zweiten Blick</translation>
    </message>
</context>
<context>
    <name>RaiseWords</name>
    <message>
        <source>Yours allows more current than the value on the server now.</source>
        <translation>Ihr Wert lässt mehr Strom zu als der, den der Server jetzt hat.</translation>
    </message>
    <message>
        <source>{0} is {1} % of the {2} A breaker.</source>
        <translation>{0} sind {1} % des Leitungsschutzschalters von {2} A.</translation>
    </message>
    <message>
        <source>Your wiring allows {0} A at most, so this cannot be chosen.</source>
        <translation>Ihre Leitung erlaubt höchstens {0} A, darum lässt sich das nicht wählen.</translation>
    </message>
    <message>
        <source>The server&apos;s value is not known, so {0} may be a raise.</source>
        <translation>Der Wert auf dem Server ist nicht bekannt; {0} können eine Erhöhung sein.</translation>
    </message>
    <message>
        <source>From {0} to {1}: {2} A more.</source>
        <translation>Von {0} auf {1}: {2} A mehr.</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Rename charger</source>
        <translation>Ladestation umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>RouterSteps</name>
    <message>
        <source>Your router</source>
        <translation>Ihr Router</translation>
    </message>
    <message>
        <source>Lines to enter</source>
        <translation>Einzugebende Zeilen</translation>
    </message>
    <message>
        <source>Copy the lines</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>SaveButton</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save for later</source>
        <translation>Für später speichern</translation>
    </message>
</context>
<context>
    <name>ScheduleHead</name>
    <message>
        <source>When charging is allowed</source>
        <translation>Wann geladen werden darf</translation>
    </message>
    <message>
        <source>Only in these windows</source>
        <translation>Nur in diesen Ladefenstern</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Copy to…</source>
        <translation>Übertragen auf …</translation>
    </message>
    <message>
        <source>Copy to other chargers…</source>
        <translation>Auf andere Stationen übertragen …</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nacht</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>The lanes begin at noon or at midnight</source>
        <translation>Die Zeitleisten beginnen mittags oder um Mitternacht</translation>
    </message>
    <message>
        <source>Charger time, {0}</source>
        <translation>Zeit der Station, {0}</translation>
    </message>
</context>
<context>
    <name>ScheduleNotes</name>
    <message>
        <source>The charger’s clock is {0} ahead of this computer’s.</source>
        <translation>Die Uhr der Station geht {0} vor der dieses Computers.</translation>
    </message>
    <message>
        <source>The charger’s clock is {0} behind this computer’s.</source>
        <translation>Die Uhr der Station geht {0} hinter der dieses Computers.</translation>
    </message>
    <message>
        <source>All times here are the charger’s.</source>
        <translation>Alle Zeiten hier sind die der Station.</translation>
    </message>
    <message>
        <source>The charger’s clock is {0} fast for its zone: windows begin early.</source>
        <translation>Die Uhr der Station geht für ihre Zeitzone {0} vor: Ladefenster beginnen zu früh.</translation>
    </message>
    <message>
        <source>The charger’s clock is {0} slow for its zone: windows begin late.</source>
        <translation>Die Uhr der Station geht für ihre Zeitzone {0} nach: Ladefenster beginnen zu spät.</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>{0}: clocks go forward.</source>
        <translation>{0}: Die Uhren werden vorgestellt.</translation>
    </message>
    <message>
        <source>{0}: clocks go back.</source>
        <translation>{0}: Die Uhren werden zurückgestellt.</translation>
    </message>
    <message>
        <source>The windows of that day stay as long as ever.</source>
        <translation>Die Ladefenster dieses Tages bleiben so lang wie immer.</translation>
    </message>
    <message>
        <source>Charging is allowed {0} longer on that day.</source>
        <translation>An diesem Tag darf {0} länger geladen werden.</translation>
    </message>
    <message>
        <source>Charging is allowed {0} less on that day.</source>
        <translation>An diesem Tag darf {0} weniger geladen werden.</translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>Mon–Fri</source>
        <translation>Mo–Fr</translation>
    </message>
    <message>
        <source>Sat–Sun</source>
        <translation>Sa–So</translation>
    </message>
    <message>
        <source>Copy from Mon–Fri</source>
        <translation>Von Mo–Fr übernehmen</translation>
    </message>
    <message numerus="yes">
        <source>Saved for %n charger(s).</source>
        <translation>
            <numerusform>Für %n Station gespeichert.</numerusform>
            <numerusform>Für %n Stationen gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sat–Sun: all day.</source>
        <translation>Sa–So: ganztägig.</translation>
    </message>
    <message>
        <source>Mon–Fri: all day.</source>
        <translation>Mo–Fr: ganztägig.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Saved. Waiting for the server.</source>
        <translation>Gespeichert. Wartet auf den Server.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
</context>
<context>
    <name>SeamWarning</name>
    <message>
        <source>Use the Mon–Fri window on weekends too</source>
        <translation>Das Ladefenster von Mo–Fr auch am Wochenende verwenden</translation>
    </message>
    <message>
        <source>Start the weekend window at {0}</source>
        <translation>Das Wochenend-Ladefenster um {0} beginnen lassen</translation>
    </message>
</context>
<context>
    <name>Seams</name>
    <message>
        <source>{0} night ends at midnight: {1} uses the weekend window.</source>
        <translation>{0}nacht endet um Mitternacht: Am {1} gilt das Wochenend-Ladefenster.</translation>
    </message>
    <message>
        <source>{0} night runs to {2}: {1} uses the weekend window.</source>
        <translation>{0}nacht geht bis {2}: Am {1} gilt das Wochenend-Ladefenster.</translation>
    </message>
    <message>
        <source>{1} starts with charging until {2}: it uses the weekend window.</source>
        <translation>Am {1} wird von Mitternacht bis {2} geladen: Es gilt das Wochenend-Ladefenster.</translation>
    </message>
    <message>
        <source>{0} night ends at midnight: {1} uses the Mon–Fri window.</source>
        <translation>{0}nacht endet um Mitternacht: Am {1} gilt das Ladefenster von Mo–Fr.</translation>
    </message>
    <message>
        <source>{0} night ends at {2} on {1}.</source>
        <translation>{0}nacht endet am {1} um {2}.</translation>
    </message>
    <message>
        <source>{1} starts with charging until {2}: it uses the Mon–Fri window.</source>
        <translation>Am {1} wird von Mitternacht bis {2} geladen: Es gilt das Ladefenster von Mo–Fr.</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>Account token</source>
        <translation>Konto-Token</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Server: {0}</translation>
    </message>
    <message>
        <source>The pasted line names the certificate by which the server proves itself:</source>
        <translation>Die eingefügte Zeile nennt das Zertifikat, mit dem sich der Server ausweist:</translation>
    </message>
    <message>
        <source>{0} is a charger, not a server. It has to report to a server first.</source>
        <translation>{0} ist eine Ladestation, kein Server. Sie muss sich erst bei einem Server melden.</translation>
    </message>
    <message>
        <source>Type or paste the token that the server printed.</source>
        <translation>Geben Sie das Token ein, das der Server ausgegeben hat.</translation>
    </message>
    <message>
        <source>Found: {0}</source>
        <translation>Gefunden: {0}</translation>
    </message>
    <message>
        <source>Compare this with the fingerprint that the server printed at its start:</source>
        <translation>Vergleichen Sie dies mit dem Fingerabdruck, den der Server beim Start ausgab:</translation>
    </message>
    <message>
        <source>This computer trusts the certificate of this server.</source>
        <translation>Dieser Computer vertraut dem Zertifikat dieses Servers.</translation>
    </message>
    <message>
        <source>This server does not encrypt. Use it only in a network that you trust.</source>
        <translation>Dieser Server verschlüsselt nicht. Nutzen Sie ihn nur in einem Netzwerk, dem Sie vertrauen.</translation>
    </message>
</context>
<context>
    <name>ServerRow</name>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect: {0}</source>
        <translation>Verbinden: {0}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Chargers and network</source>
        <translation>Stationen und Netzwerk</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Tariffs</source>
        <translation>Tarife</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SettingsFile</name>
    <message>
        <source>Nothing has changed: {0} could not be read ({1}).</source>
        <translation>Nichts hat sich geändert: {0} ließ sich nicht lesen ({1}).</translation>
    </message>
    <message>
        <source>Nothing has changed: {0} holds no JuiceDesk settings.</source>
        <translation>Nichts hat sich geändert: {0} enthält keine Einstellungen von JuiceDesk.</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>{0} ließ sich nicht speichern: {1}</translation>
    </message>
</context>
<context>
    <name>SettingsFiles</name>
    <message>
        <source>Import settings…</source>
        <translation>Einstellungen importieren …</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>Einstellungen exportieren …</translation>
    </message>
    <message>
        <source>What you have chosen here, as a small file: no token, and nothing about a charger.</source>
        <translation>Was Sie hier gewählt haben, als kleine Datei: kein Token und nichts über eine Ladestation.</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) changed.</source>
        <translation>
            <numerusform>%n Einstellung geändert.</numerusform>
            <numerusform>%n Einstellungen geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message>
        <source>Settings (*{0})</source>
        <translation>Einstellungen (*{0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>SharedCircuit</name>
    <message>
        <source>Load group: {0}</source>
        <translation>Lastgruppe: {0}</translation>
    </message>
    <message>
        <source>{0} share this circuit. The server divides it among them, so that works only with the server.</source>
        <translation>{0} teilen sich diesen Stromkreis. Der Server teilt ihn auf; ohne ihn geht das nicht.</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>{0} nehmen</translation>
    </message>
    <message>
        <source>Without the server this charger draws {0} at most: its share.</source>
        <translation>Ohne den Server zieht diese Station höchstens {0}: ihren Anteil.</translation>
    </message>
    <message>
        <source>In an outage there is not enough for all of them: less than 6 A each. Switch some off.</source>
        <translation>Bei einem Ausfall reicht es nicht für alle: weniger als 6 A je Station. Schalten Sie einige aus.</translation>
    </message>
    <message>
        <source>A safe split for outages: {0} each, no more than {1} together.</source>
        <translation>Sichere Aufteilung bei Ausfällen: je {0}, zusammen höchstens {1}.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Charger 1 to 9</source>
        <translation>Ladestation 1 bis 9</translation>
    </message>
    <message>
        <source>Apply the choice in a decision</source>
        <translation>Auswahl in einer Entscheidung übernehmen</translation>
    </message>
    <message>
        <source>Move a charging window, or go through a chart</source>
        <translation>Ladefenster verschieben, oder durch ein Diagramm gehen</translation>
    </message>
</context>
<context>
    <name>SideWindows</name>
    <message>
        <source>Save before connecting another account?</source>
        <translation>Vor dem Verbinden eines weiteren Kontos speichern?</translation>
    </message>
    <message>
        <source>Save before closing?</source>
        <translation>Vor dem Schließen speichern?</translation>
    </message>
    <message>
        <source>Save before changing the account?</source>
        <translation>Vor dem Kontowechsel speichern?</translation>
    </message>
    <message>
        <source>Save before signing out?</source>
        <translation>Vor dem Abmelden speichern?</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Chargers</source>
        <translation>Ladestationen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Load groups</source>
        <translation>Lastgruppen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What works now</source>
        <translation>Was geht jetzt?</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>All chargers</source>
        <translation>Alle Stationen</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Plan nights</source>
        <translation>Nächte planen</translation>
    </message>
    <message>
        <source>Add charger</source>
        <translation>Ladestation hinzufügen</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Changes ({0})</source>
        <translation>Änderungen ({0})</translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>Sign out of {0}?</source>
        <translation>Von {0} abmelden?</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The token is removed from this computer.</source>
        <translation>Das Token wird von diesem Computer entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are open in this account. What should become of them?</source>
        <translation>
            <numerusform>In diesem Konto ist %n Änderung offen. Was soll aus ihr werden?</numerusform>
            <numerusform>In diesem Konto sind %n Änderungen offen. Was soll aus ihnen werden?</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht länger warten</translation>
    </message>
    <message numerus="yes">
        <source>Waiting until %n change(s) have been sent and checked…</source>
        <translation>
            <numerusform>Wartet, bis %n Änderung gesendet und geprüft ist …</numerusform>
            <numerusform>Wartet, bis %n Änderungen gesendet und geprüft sind …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) need your decision and are kept.</source>
        <translation>
            <numerusform>%n weitere braucht Ihre Entscheidung und wird aufgehoben.</numerusform>
            <numerusform>%n weitere brauchen Ihre Entscheidung und werden aufgehoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send them first</source>
        <translation>Erst senden</translation>
    </message>
    <message>
        <source>Signs out when each has been sent and checked; you can stop waiting.</source>
        <translation>Meldet Sie ab, sobald jede gesendet und geprüft ist; Sie können das Warten beenden.</translation>
    </message>
    <message>
        <source>Keep them for the next sign-in</source>
        <translation>Für die nächste Anmeldung aufheben</translation>
    </message>
    <message>
        <source>Nothing is sent until then, and raises have to be confirmed again.</source>
        <translation>Bis dahin wird nichts gesendet, und Erhöhungen müssen neu bestätigt werden.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>What was already sent may have arrived; JuiceDesk will not check.</source>
        <translation>Was schon gesendet wurde, kann angekommen sein; JuiceDesk prüft das nicht mehr.</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>{0} As of {1}.</source>
        <translation>{0} Stand: {1} Uhr.</translation>
    </message>
    <message>
        <source>{0} at {1} V</source>
        <translation>{0} bei {1} V</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>Stand {0}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>seit {0} Uhr</translation>
    </message>
    <message>
        <source>plugged in since {0}</source>
        <translation>angesteckt seit {0} Uhr</translation>
    </message>
    <message>
        <source>In control</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Sending is paused</source>
        <translation>Senden angehalten</translation>
    </message>
    <message>
        <source>Another window is sending</source>
        <translation>Ein anderes Fenster sendet</translation>
    </message>
    <message>
        <source>Updated {0}</source>
        <translation>Aktualisiert {0}</translation>
    </message>
    <message>
        <source>Server: not answering since {0}</source>
        <translation>Server: antwortet seit {0} Uhr nicht</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Server: {0}</translation>
    </message>
    <message>
        <source>{0}, next try in {1}</source>
        <translation>{0}, nächster Versuch in {1}</translation>
    </message>
    <message>
        <source>Network: search not possible</source>
        <translation>Netzwerk: Suche nicht möglich</translation>
    </message>
    <message>
        <source>Network: not searched yet</source>
        <translation>Netzwerk: noch nicht durchsucht</translation>
    </message>
    <message numerus="yes">
        <source>Network: %n charger(s) found</source>
        <translation>
            <numerusform>Netzwerk: %n Ladestation gefunden</numerusform>
            <numerusform>Netzwerk: %n Ladestationen gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) need a decision</source>
        <translation>
            <numerusform>%n Änderung braucht eine Entscheidung</numerusform>
            <numerusform>%n Änderungen brauchen eine Entscheidung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n Änderung steht aus</numerusform>
            <numerusform>%n Änderungen stehen aus</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waiting</source>
        <translation>Nichts ausstehend</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>TakeOverDialog</name>
    <message>
        <source>Take over a charger</source>
        <translation>Station übernehmen</translation>
    </message>
    <message>
        <source>Address of the charger</source>
        <translation>Adresse der Station</translation>
    </message>
    <message>
        <source>Way to the home server</source>
        <translation>Weg zum Heimserver</translation>
    </message>
    <message>
        <source>By DNS</source>
        <translation>Über DNS</translation>
    </message>
    <message>
        <source>By the router</source>
        <translation>Über den Router</translation>
    </message>
    <message>
        <source>By console</source>
        <translation>Über die Konsole</translation>
    </message>
    <message>
        <source>CHARGER-ADDRESS</source>
        <translation>ADRESSE-DER-STATION</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Your home server listens for chargers on port {0} only, because another program uses the usual ports. Until they are free, this way cannot work.</source>
        <translation>Ihr Heimserver hört Stationen nur an Port {0}, weil ein anderes Programm die üblichen Ports benutzt. Solange sie nicht frei sind, kann dieser Weg nicht funktionieren.</translation>
    </message>
    <message>
        <source>The most reliable way. Your router answers for the names under which chargers look for the vendor, and leads them to your home server. It outlasts restarts of the charger.</source>
        <translation>Der zuverlässigste Weg. Ihr Router antwortet auf die Namen, unter denen Stationen den Hersteller suchen, und führt sie zu Ihrem Heimserver. Das übersteht Neustarts der Station.</translation>
    </message>
    <message>
        <source>Just as reliable, for networks whose DNS cannot be changed. A rule in your router sends what comes from the charger to your home server.</source>
        <translation>Ebenso zuverlässig, für Netzwerke, deren DNS sich nicht ändern lässt. Eine Regel in Ihrem Router leitet an Ihren Heimserver, was die Station sendet.</translation>
    </message>
    <message>
        <source>Without your router: JuiceDesk tells the charger itself to report here, and remembers where it reported before. It lasts until the charger is switched off, and some firmware takes no commands this way. Nothing is saved in the charger.</source>
        <translation>Ohne Ihren Router: JuiceDesk sagt der Station selbst, dass sie sich hier melden soll, und merkt sich, wo sie sich vorher gemeldet hat. Das hält, bis die Station ausgeschaltet wird, und manche Firmware nimmt auf diesem Weg keine Befehle an. In der Station wird nichts gespeichert.</translation>
    </message>
</context>
<context>
    <name>Tariff</name>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
</context>
<context>
    <name>TariffFile</name>
    <message>
        <source>Nothing has changed: {0} could not be read ({1}).</source>
        <translation>Nichts hat sich geändert: {0} ließ sich nicht lesen ({1}).</translation>
    </message>
    <message>
        <source>Nothing has changed: {0} is too large for a tariff (over 64 KiB).</source>
        <translation>Nichts hat sich geändert: {0} ist zu groß für einen Tarif (über 64 KiB).</translation>
    </message>
    <message>
        <source>Nothing has changed: {0} holds no tariff that JuiceDesk can use.</source>
        <translation>Nichts hat sich geändert: {0} enthält keinen Tarif, den JuiceDesk verwenden kann.</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>{0} ließ sich nicht speichern: {1}</translation>
    </message>
</context>
<context>
    <name>TariffFiles</name>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Restore the previous prices</source>
        <translation>Vorige Preise wiederherstellen</translation>
    </message>
    <message>
        <source>Import a tariff</source>
        <translation>Tarif importieren</translation>
    </message>
    <message>
        <source>Export the tariff</source>
        <translation>Tarif exportieren</translation>
    </message>
    <message>
        <source>The prices are now those of {0}.</source>
        <translation>Es gelten jetzt die Preise aus {0}.</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message>
        <source>The previous prices apply again.</source>
        <translation>Es gelten wieder die vorigen Preise.</translation>
    </message>
    <message>
        <source>Tariff (*{0})</source>
        <translation>Tarif (*{0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A small file with your prices and nothing else: to keep, or for another computer.</source>
        <translation>Eine kleine Datei mit Ihren Preisen und sonst nichts: zum Aufheben oder für einen anderen Computer.</translation>
    </message>
</context>
<context>
    <name>TariffPicture</name>
    <message>
        <source>Prices from Monday to Friday</source>
        <translation>Preise von Montag bis Freitag</translation>
    </message>
    <message>
        <source>Prices on Saturday and Sunday</source>
        <translation>Preise am Samstag und Sonntag</translation>
    </message>
    <message>
        <source>Mon–Fri</source>
        <translation>Mo–Fr</translation>
    </message>
    <message>
        <source>Sat–Sun</source>
        <translation>Sa–So</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Not at this time of the year: {0}.</source>
        <translation>Nicht zu dieser Jahreszeit: {0}.</translation>
    </message>
</context>
<context>
    <name>TariffSettings</name>
    <message>
        <source>For estimates of what charging costs. Your prices stay on this computer.</source>
        <translation>Für Schätzungen, was das Laden kostet. Ihre Preise bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Tariffs</source>
        <translation>Tarife</translation>
    </message>
    <message>
        <source>Add hours with another price</source>
        <translation>Stunden mit anderem Preis hinzufügen</translation>
    </message>
    <message>
        <source>Hours with another price need a usual one, too. To enter no prices, remove these hours first.</source>
        <translation>Zu Stunden mit anderem Preis gehört auch ein üblicher. Um keine Preise anzugeben, entfernen Sie zuerst diese Stunden.</translation>
    </message>
    <message>
        <source>A price is a number like {0}.</source>
        <translation>Ein Preis ist eine Zahl wie {0}.</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Hours {0}</source>
        <translation>Stunden {0}</translation>
    </message>
    <message>
        <source>Without a price no cost is shown.</source>
        <translation>Ohne Preis werden keine Kosten angezeigt.</translation>
    </message>
    <message>
        <source>10 kWh cost {0}.</source>
        <translation>10 kWh kosten {0}.</translation>
    </message>
    <message>
        <source>10 kWh cost {0} to {1}, depending on the hour.</source>
        <translation>10 kWh kosten {0} bis {1}, je nach Stunde.</translation>
    </message>
    <message>
        <source>Enter the usual price first.</source>
        <translation>Geben Sie zuerst den üblichen Preis an.</translation>
    </message>
    <message>
        <source>None yet: every hour costs the usual price.</source>
        <translation>Noch keine: Jede Stunde kostet den üblichen Preis.</translation>
    </message>
    <message>
        <source>On the charger&apos;s own clock. Where two of them overlap, the upper one counts.</source>
        <translation>Nach der Uhr der Ladestation. Wo sich zwei überschneiden, gilt die obere.</translation>
    </message>
    <message>
        <source>More than six are not possible.</source>
        <translation>Mehr als sechs sind nicht möglich.</translation>
    </message>
    <message>
        <source>Usual price per kWh</source>
        <translation>Üblicher Preis je kWh</translation>
    </message>
    <message>
        <source>Hours with another price</source>
        <translation>Stunden mit anderem Preis</translation>
    </message>
    <message>
        <source>Which price when</source>
        <translation>Welcher Preis wann gilt</translation>
    </message>
    <message>
        <source>Tariff as a file</source>
        <translation>Tarif als Datei</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
</context>
<context>
    <name>TariffStrip</name>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Usual {0}</source>
        <translation>Üblich {0}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message>
        <source>Power today</source>
        <translation>Leistung heute</translation>
    </message>
    <message>
        <source>Prices of today</source>
        <translation>Preise von heute</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>No data since {0}</source>
        <translation>Keine Werte seit {0} Uhr</translation>
    </message>
    <message>
        <source>No data {0}–{1}</source>
        <translation>Keine Werte {0}–{1} Uhr</translation>
    </message>
    <message>
        <source>Limit {0} = {1}</source>
        <translation>Grenze {0} = {1}</translation>
    </message>
    <message>
        <source>{0} today</source>
        <translation>{0} heute</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>etwa {0}</translation>
    </message>
    <message>
        <source>{0} % at the lowest price</source>
        <translation>{0} % zum niedrigsten Preis</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Server: {0}</translation>
    </message>
    <message>
        <source>Sending is paused</source>
        <translation>Senden angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) open</source>
        <translation>
            <numerusform>%n Änderung offen</numerusform>
            <numerusform>%n Änderungen offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask the server now</source>
        <translation>Server jetzt fragen</translation>
    </message>
    <message>
        <source>Open JuiceDesk</source>
        <translation>JuiceDesk öffnen</translation>
    </message>
    <message>
        <source>What works now</source>
        <translation>Was geht jetzt?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Charge now</source>
        <translation>Sofort laden</translation>
    </message>
    <message>
        <source>Return to schedule</source>
        <translation>Zurück zum Zeitplan</translation>
    </message>
    <message>
        <source>Notices again (silent until {0})</source>
        <translation>Wieder Mitteilungen (still bis {0})</translation>
    </message>
    <message>
        <source>No notices for</source>
        <translation>Keine Mitteilungen für</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Undo “{0} discarded”</source>
        <translation>Verwerfen von „{0}“ rückgängig machen</translation>
    </message>
    <message>
        <source>Undo “{0}”</source>
        <translation>„{0}“ rückgängig machen</translation>
    </message>
    <message>
        <source>Set back to {0}: {1}</source>
        <translation>Auf {0} zurücksetzen: {1}</translation>
    </message>
    <message>
        <source>Redo “{0}”</source>
        <translation>„{0}“ wiederholen</translation>
    </message>
</context>
<context>
    <name>UnsaidWiring</name>
    <message>
        <source>For a raise, JuiceDesk has to know what the wiring can carry. Lowering always works.</source>
        <translation>Für eine Erhöhung muss bekannt sein, was die Leitung verträgt. Senken geht immer.</translation>
    </message>
    <message>
        <source>Describe the wiring</source>
        <translation>Leitung angeben</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Edited but not saved:
{0}</source>
        <translation>Bearbeitet und noch nicht gespeichert:
{0}</translation>
    </message>
    <message>
        <source>“{0}” can only be saved on its own page.</source>
        <translation>„{0}“ lässt sich nur auf der zugehörigen Seite speichern.</translation>
    </message>
    <message numerus="yes">
        <source>%n saved change(s) are waiting for the server, and are kept.</source>
        <translation>
            <numerusform>%n gespeicherte Änderung wartet auf den Server und bleibt erhalten.</numerusform>
            <numerusform>%n gespeicherte Änderungen warten auf den Server und bleiben erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Keep running in the background</source>
        <translation>Im Hintergrund weiterlaufen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>UnsavedEdits</name>
    <message>
        <source>{0}: schedule</source>
        <translation>{0}: Zeitplan</translation>
    </message>
    <message>
        <source>{0}: wiring limit</source>
        <translation>{0}: Leitungsgrenze</translation>
    </message>
    <message>
        <source>{0}: details</source>
        <translation>{0}: Details</translation>
    </message>
    <message>
        <source>a new one</source>
        <translation>eine neue</translation>
    </message>
    <message>
        <source>Load group: {0}</source>
        <translation>Lastgruppe: {0}</translation>
    </message>
</context>
<context>
    <name>UpdateRows</name>
    <message>
        <source>JuiceDesk asks {0}, and sends nothing but the request.</source>
        <translation>JuiceDesk fragt bei {0} an und sendet nichts als die Anfrage.</translation>
    </message>
    <message>
        <source>Check for newer versions</source>
        <translation>Nach neueren Versionen suchen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Once a week</source>
        <translation>Einmal in der Woche</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt suchen</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>JuiceDesk {0} is available.</source>
        <translation>JuiceDesk {0} ist verfügbar.</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Dies ist die neueste Version.</translation>
    </message>
</context>
<context>
    <name>UserGuideDialog</name>
    <message>
        <source>User guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Charge now</source>
        <translation>Sofort laden</translation>
    </message>
    <message>
        <source>By schedule</source>
        <translation>Nach Zeitplan</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Mon–Fri {0}, Sat–Sun {1}</source>
        <translation>Mo–Fr {0}, Sa–So {1}</translation>
    </message>
    <message>
        <source>nothing given</source>
        <translation>keine Angaben</translation>
    </message>
    <message>
        <source>no load group</source>
        <translation>keine Lastgruppe</translation>
    </message>
    <message>
        <source>no charger</source>
        <translation>keine Ladestation</translation>
    </message>
</context>
<context>
    <name>VerificationCard</name>
    <message>
        <source>JuiceBox ID</source>
        <translation>JuiceBox-ID</translation>
    </message>
    <message>
        <source>JuiceBox ID, printed on the charger</source>
        <translation>JuiceBox-ID, auf der Station aufgedruckt</translation>
    </message>
    <message>
        <source>Check the charger</source>
        <translation>Station prüfen</translation>
    </message>
    <message>
        <source>The charger does not tell its ID. Type it here; it is printed on the charger.</source>
        <translation>Die Station nennt ihre ID nicht. Geben Sie sie hier ein; sie ist auf der Station aufgedruckt.</translation>
    </message>
    <message>
        <source>Waiting. This can take a minute or two.</source>
        <translation>Bitte warten. Das kann ein, zwei Minuten dauern.</translation>
    </message>
    <message>
        <source>Done: the charger obeys your home server.</source>
        <translation>Fertig: Die Station gehorcht Ihrem Heimserver.</translation>
    </message>
    <message>
        <source>Does it obey your home server?</source>
        <translation>Gehorcht sie Ihrem Heimserver?</translation>
    </message>
</context>
<context>
    <name>WantedRow</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>ID not known yet</source>
        <translation>ID noch nicht bekannt</translation>
    </message>
    <message>
        <source>Name for {0}</source>
        <translation>Name für {0}</translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation>{0} hinzufügen</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>later, once its ID is known</source>
        <translation>später, sobald die ID bekannt ist</translation>
    </message>
    <message>
        <source>reports to a home server</source>
        <translation>meldet sich bei einem Heimserver</translation>
    </message>
    <message>
        <source>by its address</source>
        <translation>über die Adresse</translation>
    </message>
    <message>
        <source>beacon</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>name on the network</source>
        <translation>Name im Netzwerk</translation>
    </message>
</context>
<context>
    <name>WayMenu</name>
    <message>
        <source>Control &amp;through</source>
        <translation>Steuern &amp;über</translation>
    </message>
    <message>
        <source>No account has this charger</source>
        <translation>Kein Konto hat diese Ladestation</translation>
    </message>
</context>
<context>
    <name>WeekCard</name>
    <message>
        <source>What this means this week</source>
        <translation>Was das diese Woche bedeutet</translation>
    </message>
</context>
<context>
    <name>WeekLegend</name>
    <message>
        <source>charging allowed</source>
        <translation>Laden erlaubt</translation>
    </message>
    <message>
        <source>Mon–Fri and Sat–Sun meet</source>
        <translation>Mo–Fr und Sa–So treffen sich</translation>
    </message>
</context>
<context>
    <name>WeekStrip</name>
    <message>
        <source>The week</source>
        <translation>Die Woche</translation>
    </message>
    <message>
        <source>{0} · today</source>
        <translation>{0} · heute</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Step {0} of 4</source>
        <translation>Schritt {0} von 4</translation>
    </message>
    <message>
        <source>Skip all</source>
        <translation>Alles überspringen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Language and theme</source>
        <translation>Sprache und Darstellung</translation>
    </message>
    <message>
        <source>Find chargers</source>
        <translation>Ladestationen finden</translation>
    </message>
    <message>
        <source>On your network</source>
        <translation>In Ihrem Netzwerk</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Wenn Sie möchten</translation>
    </message>
    <message>
        <source>Wiring check</source>
        <translation>Leitung prüfen</translation>
    </message>
    <message>
        <source>About 30 seconds</source>
        <translation>Etwa 30 Sekunden</translation>
    </message>
    <message>
        <source>The token is kept in the {0} of this computer, never in a file.</source>
        <translation>Das Token liegt im Schlüsselbund dieses Computers ({0}), nie in einer Datei.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer in this step.</source>
        <translation>In diesem Schritt verlässt nichts diesen Computer.</translation>
    </message>
    <message>
        <source>Nothing leaves your network in this step.</source>
        <translation>In diesem Schritt verlässt nichts Ihr Netzwerk.</translation>
    </message>
    <message>
        <source>In the demo a token is kept only until it is closed.</source>
        <translation>In der Demo gilt ein Token nur bis zum Schließen.</translation>
    </message>
    <message>
        <source>What you enter here stays on this computer.</source>
        <translation>Was Sie hier angeben, bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Help ▸ First steps brings you back here.</source>
        <translation>„Hilfe ▸ Erste Schritte“ führt wieder hierher.</translation>
    </message>
    <message>
        <source>Connected. The keyring did not accept the token, so it is kept only until you quit.</source>
        <translation>Verbunden. Der Schlüsselbund hat das Token nicht angenommen; es gilt nur bis zum Beenden.</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
</context>
<context>
    <name>WelcomeStep</name>
    <message>
        <source>Welcome to JuiceDesk</source>
        <translation>Willkommen bei JuiceDesk</translation>
    </message>
    <message>
        <source>For JuiceBox chargers, whether the vendor’s server is there or not.</source>
        <translation>Für JuiceBox-Ladestationen, mit und ohne den Server des Herstellers.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Los geht’s</translation>
    </message>
    <message>
        <source>It finds your chargers</source>
        <translation>Es findet Ihre Ladestationen</translation>
    </message>
    <message>
        <source>On your own network, without an account and without the internet.</source>
        <translation>In Ihrem eigenen Netzwerk, ohne Konto und ohne Internet.</translation>
    </message>
    <message>
        <source>It edits schedule and wiring limit</source>
        <translation>Es ändert Zeitplan und Leitungsgrenze</translation>
    </message>
    <message>
        <source>Times for cheap nights, and never more amps than your wiring can carry.</source>
        <translation>Ladefenster für günstige Nächte, und nie mehr Ampere, als Ihre Leitung verträgt.</translation>
    </message>
    <message>
        <source>It works through outages</source>
        <translation>Es arbeitet bei Ausfällen weiter</translation>
    </message>
    <message>
        <source>Every change is kept, sent when the server is back, and checked.</source>
        <translation>Jede Änderung bleibt erhalten, wird gesendet, sobald der Server wieder da ist, und geprüft.</translation>
    </message>
</context>
<context>
    <name>WindowBlock</name>
    <message>
        <source>{0}: moved to {1}</source>
        <translation>{0}: verschoben auf {1}</translation>
    </message>
    <message>
        <source>{0}: end, {1}</source>
        <translation>{0}: Ende, {1}</translation>
    </message>
    <message>
        <source>{0}: start, {1}</source>
        <translation>{0}: Beginn, {1}</translation>
    </message>
</context>
<context>
    <name>WindowPages</name>
    <message>
        <source>History of charging</source>
        <translation>Verlauf der Ladungen</translation>
    </message>
</context>
<context>
    <name>Wiring</name>
    <message>
        <source>{0} AWG</source>
        <translation>{0} AWG</translation>
    </message>
    <message>
        <source>{0} mm²</source>
        <translation>{0} mm²</translation>
    </message>
    <message>
        <source>NM-B (Romex, 60 °C)</source>
        <translation>NM-B (Romex, 60 °C)</translation>
    </message>
    <message>
        <source>THHN, 75 °C terminals</source>
        <translation>THHN, 75-°C-Klemmen</translation>
    </message>
    <message>
        <source>up to 20 m</source>
        <translation>bis 20 m</translation>
    </message>
    <message>
        <source>over 20 m</source>
        <translation>über 20 m</translation>
    </message>
    <message>
        <source>Hard-wired</source>
        <translation>Fest angeschlossen</translation>
    </message>
    <message>
        <source>CEE plug, 16 A</source>
        <translation>CEE-Stecker, 16 A</translation>
    </message>
    <message>
        <source>CEE plug, 32 A</source>
        <translation>CEE-Stecker, 32 A</translation>
    </message>
    <message>
        <source>Limited by the breaker</source>
        <translation>Begrenzt durch die Sicherung</translation>
    </message>
    <message>
        <source>Limited by the cable</source>
        <translation>Begrenzt durch das Kabel</translation>
    </message>
    <message>
        <source>Limited by the plug</source>
        <translation>Begrenzt durch den Stecker</translation>
    </message>
    <message>
        <source>Breaker {0}</source>
        <translation>Sicherung {0}</translation>
    </message>
    <message>
        <source>80 % of the breaker {0}</source>
        <translation>80 % der Sicherung {0}</translation>
    </message>
    <message>
        <source>Cable {0}</source>
        <translation>Kabel {0}</translation>
    </message>
    <message>
        <source>Plug {0}</source>
        <translation>Stecker {0}</translation>
    </message>
    <message>
        <source>Hardware {0}</source>
        <translation>Station {0}</translation>
    </message>
    <message>
        <source>Enter the cable and the connection, too. Until then no raise is possible.</source>
        <translation>Geben Sie auch Kabel und Anschluss an. Bis dahin ist keine Erhöhung möglich.</translation>
    </message>
    <message>
        <source>A cable of {0}, {1}, carries {2} continuously.</source>
        <translation>Ein Kabel mit {0}, {1}, trägt {2} auf Dauer.</translation>
    </message>
    <message>
        <source>{0} carries {1} continuously.</source>
        <translation>{0} trägt {1} auf Dauer.</translation>
    </message>
    <message>
        <source>Charging is a continuous load: 80 % of a {0} A breaker is {1}.</source>
        <translation>Laden ist eine Dauerlast: 80 % einer Sicherung von {0} A sind {1}.</translation>
    </message>
    <message>
        <source>Up to the {0} of the breaker.</source>
        <translation>Bis zu den {0} der Sicherung.</translation>
    </message>
    <message>
        <source>Both together may draw no more than this. Put them into one load group, or set each to its share.</source>
        <translation>Beide zusammen dürfen nicht mehr ziehen. Nehmen Sie sie in eine Lastgruppe auf, oder stellen Sie jede auf ihren Anteil.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Hardware can deliver</source>
        <translation>Die Station kann</translation>
    </message>
    <message>
        <source>unit rating, from the server</source>
        <translation>Nennstrom, vom Server</translation>
    </message>
    <message>
        <source>Your wiring allows</source>
        <translation>Ihre Leitung erlaubt</translation>
    </message>
    <message>
        <source>breaker, cable, plug</source>
        <translation>Sicherung, Kabel, Stecker</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>from the server</source>
        <translation>vom Server</translation>
    </message>
    <message>
        <source>server; {0} requested</source>
        <translation>Server; {0} angefordert</translation>
    </message>
    <message>
        <source>Set in the box</source>
        <translation>In der Station</translation>
    </message>
    <message>
        <source>Car draws now</source>
        <translation>Das Auto zieht jetzt</translation>
    </message>
    <message>
        <source>measured by the box</source>
        <translation>gemessen von der Station</translation>
    </message>
</context>
<context>
    <name>WiringHelper</name>
    <message>
        <source>North America (NEC/CEC)</source>
        <translation>Nordamerika (NEC/CEC)</translation>
    </message>
    <message>
        <source>Europe (IEC 60364)</source>
        <translation>Europa (IEC 60364)</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>not given yet</source>
        <translation>noch nicht angegeben</translation>
    </message>
    <message>
        <source>size?</source>
        <translation>Querschnitt?</translation>
    </message>
    <message>
        <source>kind?</source>
        <translation>Art?</translation>
    </message>
    <message>
        <source>length?</source>
        <translation>Länge?</translation>
    </message>
    <message>
        <source>Insulation</source>
        <translation>Isolierung</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>What your wiring allows</source>
        <translation>Was Ihre Leitung erlaubt</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Breaker</source>
        <translation>Leitungsschutzschalter</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Kabel</translation>
    </message>
    <message>
        <source>Size of the cable</source>
        <translation>Querschnitt des Kabels</translation>
    </message>
    <message>
        <source>Kind of the cable, or its length</source>
        <translation>Art des Kabels, oder seine Länge</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Anschluss</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>A planning aid, not an inspection. Local rules and your electrician decide.</source>
        <translation>Eine Planungshilfe, keine Prüfung. Es gelten die örtlichen Regeln und das Wort Ihrer Elektrofachkraft.</translation>
    </message>
    <message>
        <source>Enter the breaker that protects this charger. Its label is in the panel.</source>
        <translation>Geben Sie an, welcher Leitungsschutzschalter diese Station schützt. Die Aufschrift finden Sie im Verteiler.</translation>
    </message>
    <message>
        <source>Another charger is on this circuit</source>
        <translation>Weitere Station am selben Stromkreis</translation>
    </message>
    <message>
        <source>Limited by the hardware</source>
        <translation>Begrenzt durch die Station</translation>
    </message>
</context>
<context>
    <name>WiringPage</name>
    <message>
        <source>New wiring limit in amps</source>
        <translation>Neue Leitungsgrenze in Ampere</translation>
    </message>
    <message>
        <source>Above your wiring: never allowed</source>
        <translation>Über Ihrer Leitung: nie erlaubt</translation>
    </message>
    <message>
        <source>Lowering is one click, with undo.</source>
        <translation>Senken geht mit einem Klick und lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Senken</translation>
    </message>
    <message>
        <source>Lower to {0}</source>
        <translation>Auf {0} senken</translation>
    </message>
    <message>
        <source>The charger has not said what its hardware can deliver, so nothing can be set.</source>
        <translation>Die Station hat ihren Nennstrom nicht gemeldet, deshalb lässt sich nichts einstellen.</translation>
    </message>
    <message>
        <source>Cars do not charge with 1 to 5 A. Choose 0 (off) or at least 6 A.</source>
        <translation>Mit 1 bis 5 A lädt kein Auto. Wählen Sie 0 (aus) oder mindestens 6 A.</translation>
    </message>
    <message>
        <source>The hardware delivers {0} A at most.</source>
        <translation>Die Station liefert höchstens {0} A.</translation>
    </message>
    <message>
        <source>Your wiring allows {0} A at most.</source>
        <translation>Ihre Leitung erlaubt höchstens {0} A.</translation>
    </message>
    <message>
        <source>Wiring limit {0} saved.</source>
        <translation>Leitungsgrenze {0} gespeichert.</translation>
    </message>
    <message>
        <source>Four numbers, one scale</source>
        <translation>Vier Werte, ein Maßstab</translation>
    </message>
    <message>
        <source>Wiring limit</source>
        <translation>Leitungsgrenze</translation>
    </message>
    <message>
        <source>First describe the wiring of this charger.</source>
        <translation>Geben Sie zuerst an, wie diese Station angeschlossen ist.</translation>
    </message>
    <message>
        <source>New limit</source>
        <translation>Neue Grenze</translation>
    </message>
</context>
<context>
    <name>WiringStep</name>
    <message>
        <source>Charger</source>
        <translation>Ladestation</translation>
    </message>
    <message>
        <source>No charger yet: the result is shown, but not saved.</source>
        <translation>Noch keine Ladestation: Das Ergebnis wird gezeigt, aber nicht gespeichert.</translation>
    </message>
    <message>
        <source>Wiring check</source>
        <translation>Leitung prüfen</translation>
    </message>
    <message>
        <source>Half a minute: breaker and cable decide how much your charger may ever draw.</source>
        <translation>Eine halbe Minute: Sicherung und Kabel bestimmen, wie viel Ihre Ladestation höchstens ziehen darf.</translation>
    </message>
</context>
</TS>

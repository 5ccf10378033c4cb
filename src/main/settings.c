/* The settings: one row gives parser, range, help and the line of the manual. */
#include "main/schakel.h"

const struct setting settings[] = {
	{ "database", SETTING_TEXT, 0, 0, "sqlite:schakel.db",
		"Waar de gegevens staan: sqlite:BESTAND of postgres:CONNINFO (zonder gebruiker; per lens logt Schakel in als "
		"schakel_actor, schakel_asof, schakel_cijfers en schakel_kaal)." },
	{ "pg_eigenaar", SETTING_TEXT, 0, 0, "", "PostgreSQL: de rol waarmee schakel migreer werkt." },
	{ "sleutels", SETTING_PATH, 0, 0, "sleutels",
		"Map met de sleutelbestanden. Bewaar die buiten de database en buiten de back-up." },
	{ "catalogus", SETTING_PATH, 0, 0, "catalogus", "Map met de catalogus, voor schakel catalogus." },
	{ "assets", SETTING_PATH, 0, 0, "assets/dist", "Map met de bestanden voor de browser." },
	{ "socket", SETTING_PATH, 0, 0, "", "Unix-socket waarop Schakel luistert, voor een proxy op dezelfde machine." },
	{ "poort", SETTING_INT, 0, 65535, "8080", "Poort op loopback als er geen socket is. 0 kiest een vrije poort." },
	{ "vertrouwde_proxy", SETTING_TEXT, 0, 0, "",
		"Adres waarvan X-Forwarded-For en X-Forwarded-Proto tellen. Leeg: geen." },
	{ "adres", SETTING_TEXT, 0, 0, "http://localhost:8080",
		"Hoe gebruikers Schakel bereiken; voor koppelingen in e-mail, zonder schuine streep aan het eind." },
	{ "mail", SETTING_TEXT, 0, 0, "uit",
		"Uitgaande e-mail: uit, bestand:MAP of smtp://HOST:POORT (smtps:// met TLS)." },
	{ "mail_van", SETTING_TEXT, 0, 0, "schakel@localhost", "Afzender van e-mail." },
	{ "mail_wachtwoord", SETTING_PATH, 0, 0, "", "Bestand met GEBRUIKER:WACHTWOORD voor de mailserver. Leeg: geen." },
	{ "clamd", SETTING_PATH, 0, 0, "", "Unix-socket van clamd. Leeg: bijlagen worden niet op virussen onderzocht." },
	{ "verbindingen", SETTING_INT, 4, 4096, "512", "Hoeveel verbindingen tegelijk; wie meekijkt met een overleg houdt er een open." },
	{ "lezers", SETTING_INT, 0, 256, "0", "Leesverbindingen met de database per lens; 0: een per kern, minstens twee." },
	{ "bestand_max", SETTING_INT, 1, 64, "25",
		"Grootste bestand dat de server aanneemt, in MiB. Een bijlage mag hoogstens 20 MiB zijn, ook als dit meer is." },
	{ "vernietigingen", SETTING_PATH, 0, 0, "vernietigingen.txt",
		"Bestand met alle vernietigingen, voor na het terugzetten van een back-up. Zet het bij de back-ups; er staan "
		"alleen nummers zonder betekenis in." },
	{ "logboek_jaren", SETTING_INT, 1, 100, "5",
		"Na hoeveel jaar leeg wordt gemaakt wie waarnaar keek en wie inlogde. Dat het gebeurde, blijft bewezen." },
	{ "demo", SETTING_BOOL, 0, 0, "nee", "Toont op elke pagina dat de gegevens verzonnen zijn." },
};
const size_t settings_n = sizeof(settings) / sizeof(settings[0]);

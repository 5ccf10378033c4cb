/* One YAML file to a tree of texts, lists and blocks.
 *
 * Why a narrow subset: a catalogue is checked by eye and loaded by every server. Refused: anchors and aliases (a short
 * text could unfold without end), tags, more than one document, keys that are no plain text, a key twice, and anything
 * beyond the limits on depth, nodes and length. Scalars stay text: what "nee" or 0935 means is for the key to say.
 * Lifetimes: the tree lives in the work arena. Threading: none shared; libyaml's parser is local.
 */
#include "catalogus/catalogus_priv.h"

#include <string.h>
#include <yaml.h>

struct boombouw {
	struct lader *l;
	yaml_parser_t parser;
	struct knoop *pad[YAML_DIEPTE_MAX]; /* open lists and blocks, outermost first */
	int diepte;
	struct str sleutel; /* read, its value comes next */
	int sleutelregel;
	bool heeft_sleutel;
	size_t knopen;
	struct knoop *wortel;
	size_t documenten;
};

static bool tekst_regel_ok(struct str regel)
{
	for (size_t i = 0; i < regel.n; i++) {
		unsigned char c = (unsigned char)regel.p[i];
		bool einde = c == '\r' && i + 1 == regel.n;
		if ((c < 0x20 && c != '\t' && !einde) || c == 0x7f)
			return false;
	}
	return str_utf8(regel);
}

bool tekst_check(struct lader *l, struct str inhoud)
{
	struct str rest = inhoud, regel;
	bool goed = true, meer = inhoud.n;
	if (str_starts(inhoud, STR("\xef\xbb\xbf"))) {
		problem_add(l, 1, STR("het bestand begint met een byte-order-teken"), "UTF-8 zonder BOM");
		return false;
	}
	for (int nr = 1; meer; nr++) {
		meer = str_cut(&rest, '\n', &regel);
		if (!tekst_regel_ok(regel)) {
			problem_add(l, nr, STR("geen geldige tekst op deze regel"), "UTF-8 zonder stuurtekens");
			goed = false;
		}
	}
	return goed;
}

static int mark_regel(yaml_mark_t m)
{
	return m.line < INT32_MAX - 1 ? (int)m.line + 1 : INT32_MAX;
}

static bool weiger(struct boombouw *b, const yaml_event_t *e, const char *wat, const char *verwacht)
{
	problem_add(b->l, mark_regel(e->start_mark), str_z(wat), verwacht);
	return false;
}

static bool sleutel_dubbel(const struct knoop *blok, struct str naam)
{
	for (const struct knoop *k = blok->eerste; k; k = k->volgende)
		if (str_eq(k->sleutel, naam))
			return true;
	return false;
}

/* A key of the open block. A key that stands twice is named and the rest read on. */
static bool sleutel_read(struct boombouw *b, const yaml_event_t *e, struct str naam)
{
	if (e->type != YAML_SCALAR_EVENT)
		return weiger(b, e, "een lijst of blok als sleutel", "een woord");
	b->sleutelregel = mark_regel(e->start_mark);
	if (sleutel_dubbel(b->pad[b->diepte - 1], naam))
		problem_add(b->l, b->sleutelregel, zin(b->l, "sleutel '", naam, "' staat hier twee keer"), "een keer");
	b->sleutel = naam;
	b->heeft_sleutel = true;
	return true;
}

static void kind_add(struct boombouw *b, struct knoop *k)
{
	struct knoop *ouder = b->diepte ? b->pad[b->diepte - 1] : NULL;
	if (!ouder) {
		b->wortel = k;
		return;
	}
	if (ouder->soort == KNOOP_BLOK) {
		k->sleutel = b->sleutel;
		k->sleutelregel = b->sleutelregel;
		b->heeft_sleutel = false;
	}
	if (ouder->laatste)
		ouder->laatste->volgende = k;
	else
		ouder->eerste = k;
	ouder->laatste = k;
	ouder->n++;
}

static bool knoop_add(struct boombouw *b, const yaml_event_t *e, enum knoopsoort soort, struct str tekst)
{
	if (++b->knopen > YAML_KNOPEN_MAX)
		return weiger(b, e, "te veel waarden in een bestand", "ten hoogste 20000");
	struct knoop *k = ARENA_NEW(b->l->werk, struct knoop);
	k->soort = soort;
	k->regel = mark_regel(e->start_mark);
	k->tekst = tekst;
	kind_add(b, k);
	if (soort == KNOOP_TEKST)
		return true;
	if (b->diepte == YAML_DIEPTE_MAX)
		return weiger(b, e, "te diep genest", "ten hoogste 10 lagen");
	b->pad[b->diepte++] = k;
	return true;
}

static bool in_blok_zonder_sleutel(const struct boombouw *b)
{
	return b->diepte && b->pad[b->diepte - 1]->soort == KNOOP_BLOK && !b->heeft_sleutel;
}

static bool scalar_read(struct boombouw *b, const yaml_event_t *e)
{
	if (e->data.scalar.anchor || e->data.scalar.tag)
		return weiger(b, e, "ankers (&), verwijzingen (*) en tags (!) zijn niet toegestaan", "de waarde zelf");
	if (e->data.scalar.length > YAML_TEKST_MAX)
		return weiger(b, e, "te lange tekst", "ten hoogste 8000 bytes");
	struct str s = { (const char *)e->data.scalar.value, e->data.scalar.length };
	s = str_dup(b->l->werk, s);
	if (in_blok_zonder_sleutel(b))
		return sleutel_read(b, e, s);
	return knoop_add(b, e, KNOOP_TEKST, s);
}

static bool groep_read(struct boombouw *b, const yaml_event_t *e, enum knoopsoort soort, const void *anker,
	const void *tag)
{
	if (anker || tag)
		return weiger(b, e, "ankers (&), verwijzingen (*) en tags (!) zijn niet toegestaan", "de waarde zelf");
	if (in_blok_zonder_sleutel(b))
		return sleutel_read(b, e, STR(""));
	return knoop_add(b, e, soort, STR_NULL);
}

static bool event_read(struct boombouw *b, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_ALIAS_EVENT:
		return weiger(b, e, "ankers (&), verwijzingen (*) en tags (!) zijn niet toegestaan", "de waarde zelf");
	case YAML_SCALAR_EVENT:
		return scalar_read(b, e);
	case YAML_SEQUENCE_START_EVENT:
		return groep_read(b, e, KNOOP_LIJST, e->data.sequence_start.anchor, e->data.sequence_start.tag);
	case YAML_MAPPING_START_EVENT:
		return groep_read(b, e, KNOOP_BLOK, e->data.mapping_start.anchor, e->data.mapping_start.tag);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		b->diepte--;
		return true;
	case YAML_DOCUMENT_START_EVENT:
		if (++b->documenten > 1)
			return weiger(b, e, "meer dan een document in een bestand", "een bestand zonder ---");
		return true;
	default:
		return true;
	}
}

static bool parser_problem(struct boombouw *b)
{
	const yaml_parser_t *p = &b->parser;
	const char *wat = p->problem ? p->problem : "onbekende fout";
	problem_add(b->l, mark_regel(p->problem_mark), zin(b->l, "geen geldige YAML (", str_z(wat), ")"),
		"sleutel: waarde, ingesprongen met spaties");
	return false;
}

static bool events_read(struct boombouw *b)
{
	for (bool einde = false; !einde;) {
		yaml_event_t e;
		if (!yaml_parser_parse(&b->parser, &e))
			return parser_problem(b);
		einde = e.type == YAML_STREAM_END_EVENT;
		bool goed = event_read(b, &e);
		yaml_event_delete(&e);
		if (!goed)
			return false;
	}
	return true;
}

bool yaml_read(struct lader *l, struct bestand *best)
{
	if (!tekst_check(l, best->inhoud))
		return false;
	struct boombouw b = { .l = l };
	if (!yaml_parser_initialize(&b.parser))
		return false;
	yaml_parser_set_encoding(&b.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&b.parser, (const unsigned char *)best->inhoud.p, best->inhoud.n);
	bool goed = events_read(&b);
	yaml_parser_delete(&b.parser);
	if (goed && !b.wortel)
		problem_add(l, 1, STR("leeg bestand"), NULL);
	best->boom = goed ? b.wortel : NULL;
	return best->boom;
}

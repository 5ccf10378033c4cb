/* The lists that are tables: gemeenten, landen, voorvoegsels, and feestdagen when there is one.
 *
 * Form: lines that begin with # tell source, date and licence; then a head line, exactly as below; then one row a line,
 * fields between commas, quoted when they hold one. Rows stand in rising order of the first field, no field twice.
 */
#include "catalogus/catalogus_priv.h"

#define VELDEN_MAX 6
#define RIJEN_MAX 5000u

struct csvlijst {
	const char *pad, *kop;
	size_t nvelden;
	size_t grootte; /* of a row's struct */
	bool viercijfers; /* the first field is a code of four digits */
};

static const struct csvlijst lijst_gemeenten = {
	"lijsten/gemeenten.csv", "code,naam", 2, sizeof(struct gemeente_rij), true
};
static const struct csvlijst lijst_landen = {
	"lijsten/landen.csv", "code,naam,ingang,einde,iso,gangbaar", 6, sizeof(struct land_rij), true
};
static const struct csvlijst lijst_voorvoegsels = {
	"lijsten/voorvoegsels.csv", "voorvoegsel", 1, sizeof(struct str), false
};

static const struct csvlijst lijst_feestdagen = {
	"lijsten/feestdagen.csv", "dag,naam", 2, sizeof(struct datum), false
};

static struct bestand *bestand_find(struct lader *l, const char *pad)
{
	for (size_t i = 0; i < l->nbestanden; i++)
		if (str_eq(l->bestanden[i].pad, str_z(pad)))
			return &l->bestanden[i];
	if (pad != lijst_feestdagen.pad)
		problem_at(l, (struct plek){ str_z(pad), 0 }, STR("dit bestand ontbreekt"), NULL);
	return NULL;
}

/* One field off the front of *regel; "" inside quotes is one quote. */
static bool veld_cut(struct lader *l, struct str *regel, struct str *ret)
{
	if (!regel->n || regel->p[0] != '"') {
		str_cut(regel, ',', ret);
		return true;
	}
	struct buf b = buf_new(l->werk);
	size_t i = 1;
	for (; i < regel->n; i++) {
		if (regel->p[i] == '"' && !(i + 1 < regel->n && regel->p[i + 1] == '"'))
			break;
		i += regel->p[i] == '"';
		buf_addc(&b, regel->p[i]);
	}
	if (i >= regel->n || (i + 1 < regel->n && regel->p[i + 1] != ','))
		return false;
	*ret = buf_str(&b);
	i += i + 1 < regel->n ? 2 : 1;
	regel->p += i;
	regel->n -= i;
	return true;
}

static bool vier_cijfers(struct str s)
{
	bool goed = s.n == 4;
	for (size_t i = 0; i < s.n && goed; i++)
		goed = s.p[i] >= '0' && s.p[i] <= '9';
	return goed;
}

/* False with a problem for a row of another form. */
static bool rij_cut(struct lader *l, const struct csvlijst *lijst, int nr, struct str regel, struct str *velden)
{
	struct str heel = regel;
	size_t kommas = 0;
	for (size_t i = 0; i < lijst->nvelden; i++) {
		velden[i] = STR("");
		if (!veld_cut(l, &regel, &velden[i])) {
			problem_add(l, nr, STR("aanhalingsteken niet gesloten"), "\"tekst\" of tekst zonder komma");
			return false;
		}
	}
	for (size_t i = 0, open = 0; i < heel.n; i++) {
		open ^= heel.p[i] == '"';
		kommas += !open && heel.p[i] == ',';
	}
	if (kommas + 1 != lijst->nvelden || !velden[0].n || velden[0].n > 80) {
		problem_add(l, nr, zin(l, "rij '", heel, "' heeft niet de juiste velden"), lijst->kop);
		return false;
	}
	if (lijst->viercijfers && !vier_cijfers(velden[0])) {
		problem_add(l, nr, zin(l, "code '", velden[0], "'"), "vier cijfers");
		return false;
	}
	return true;
}

/* "19700101" or empty; the BRP tables hold parts that are unknown as 00. */
static bool brp_datum(struct str s, struct datum *ret)
{
	int64_t v = 0;
	if (s.n && (s.n != 8 || !str_i64(s, &v) || !datum_valid((struct datum){ (int32_t)v }, true)))
		return false;
	*ret = (struct datum){ (int32_t)v };
	return true;
}

static void rij_store(struct lader *l, const struct csvlijst *lijst, int nr, const struct str *v, void *ret)
{
	struct str eerste = str_dup(l->a, v[0]);
	if (lijst == &lijst_voorvoegsels) {
		*(struct str *)ret = eerste;
		return;
	}
	if (!v[1].n || str_points(v[1]) > 80)
		problem_add(l, nr, zin(l, "naam '", v[1], "'"), "1 tot 80 tekens");
	if (lijst == &lijst_feestdagen) {
		if (!iso_datum(eerste, ret))
			problem_add(l, nr, zin(l, "dag '", v[0], "'"), "jjjj-mm-dd");
		return;
	}
	if (lijst == &lijst_gemeenten) {
		*(struct gemeente_rij *)ret = (struct gemeente_rij){ eerste, str_dup(l->a, v[1]) };
		return;
	}
	struct land_rij *land = ret;
	*land = (struct land_rij){ .plek = { l->bestand, nr }, .code = eerste, .naam = str_dup(l->a, v[1]),
		.iso = str_dup(l->a, v[4]), .gangbaar = str_dup(l->a, v[5]) };
	if (!brp_datum(v[2], &land->ingang) || !brp_datum(v[3], &land->einde))
		problem_add(l, nr, zin(l, "datum bij '", v[1], "'"), "jjjjmmdd of leeg");
}

static struct str regel_cut(struct str *rest)
{
	struct str regel;
	str_cut(rest, '\n', &regel);
	if (regel.n && regel.p[regel.n - 1] == '\r')
		regel.n--;
	return regel;
}

static size_t rijen_count(struct str s)
{
	size_t n = 1;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n < RIJEN_MAX ? n : RIJEN_MAX;
}

static void *rows_read(struct lader *l, const struct csvlijst *lijst, struct str rest, int nr, size_t *ret_n)
{
	size_t plaats = rijen_count(rest), n = 0;
	char *rijen = arena_array(l->a, plaats, lijst->grootte);
	struct str vorige = STR_NULL;
	for (; rest.n; nr++) {
		struct str velden[VELDEN_MAX], regel = regel_cut(&rest);
		if (n == plaats) {
			problem_add(l, nr, STR("te veel rijen"), "ten hoogste 5000");
			break;
		}
		if (!rij_cut(l, lijst, nr, regel, velden))
			continue;
		if (vorige.p && str_cmp(vorige, velden[0]) >= 0)
			problem_add(l, nr, zin(l, "'", velden[0], "' staat dubbel of niet op volgorde"), "oplopende volgorde");
		vorige = velden[0];
		rij_store(l, lijst, nr, velden, rijen + n++ * lijst->grootte);
	}
	*ret_n = n;
	return rijen;
}

static void *lijst_read(struct lader *l, const struct csvlijst *lijst, size_t *ret_n)
{
	struct bestand *b = bestand_find(l, lijst->pad);
	*ret_n = 0;
	if (!b)
		return NULL;
	b->gelezen = true;
	l->bestand = str_dup(l->a, b->pad);
	struct str rest = b->inhoud, kop;
	if (!tekst_check(l, b->inhoud))
		return NULL;
	int nr = 1;
	for (kop = regel_cut(&rest); kop.n && kop.p[0] == '#'; nr++)
		kop = regel_cut(&rest);
	if (!str_eq(kop, str_z(lijst->kop))) {
		problem_add(l, nr, zin(l, "kopregel '", kop, "'"), lijst->kop);
		return NULL;
	}
	return rows_read(l, lijst, rest, nr + 1, ret_n);
}

void lijsten_read(struct lader *l)
{
	l->c->gemeenten = lijst_read(l, &lijst_gemeenten, &l->c->ngemeenten);
	struct land_rij *landen = lijst_read(l, &lijst_landen, &l->c->nlanden);
	l->c->landen = landen;
	landen_finish(l, landen);
	l->c->voorvoegsels = lijst_read(l, &lijst_voorvoegsels, &l->c->nvoorvoegsels);
	l->c->feestdagen.dagen = lijst_read(l, &lijst_feestdagen, &l->c->feestdagen.n);
}

/* Comparing two identities, field by field, in words. No percentage: a number would look surer than it is.
 * Pure functions; see persoon_priv.h.
 */
#include <string.h>

#include "basis/arena.h"
#include "domein/persoon/persoon_priv.h"
#include "domein/persoon/term.h"

const char *persoon_kans_label(enum persoon_kans k)
{
	static const char *const labels[] = { N_("Waarschijnlijk dezelfde"), N_("Mogelijk dezelfde"), N_("Door u gekozen") };

	return labels[k];
}

/* ---- names ---- */

static bool unknown_name(struct str folded)
{
	return !folded.n || str_eq(folded, STR("onbekend")) || str_eq(folded, STR("nn")) || str_eq(folded, STR("n n"));
}

/* Two folded texts of words. */
static enum gelijkenis words_compare(struct arena *a, struct str x, struct str y)
{
	int room = x.n < 5 || y.n < 5 ? 1 : 2;

	if (unknown_name(x) || unknown_name(y))
		return GELIJKENIS_ONBEKEND;
	if (str_eq(x, y))
		return GELIJKENIS_GELIJK;
	if (x.n > 2 && y.n > 2 && (str_eq(klank(a, x), klank(a, y)) || afstand(a, x, y, room) <= room))
		return GELIJKENIS_LIJKT;
	return GELIJKENIS_ANDERS;
}

/* Surname with its voorvoegsel, without spaces: "van den Berg" and "Vandenberg" are written alike. */
static struct str glued(struct arena *a, struct str voorvoegsel, struct str naam)
{
	struct str rest = fold_words(a, str_cat(a, str_cat(a, voorvoegsel, STR(" ")), naam)), word;
	struct buf b = buf_new(a);

	while (rest.n) {
		str_cut(&rest, ' ', &word);
		buf_add(&b, word);
	}
	return buf_str(&b);
}

static enum gelijkenis surname_compare(struct arena *a, const struct naam *x, const struct naam *y)
{
	struct str fx = fold_words(a, x->geslachtsnaam), fy = fold_words(a, y->geslachtsnaam);
	enum gelijkenis g = words_compare(a, fx, fy);

	if (g != GELIJKENIS_ANDERS)
		return g;
	if (str_eq(glued(a, x->voorvoegsel, x->geslachtsnaam), glued(a, y->voorvoegsel, y->geslachtsnaam)))
		return GELIJKENIS_LIJKT;
	/* known there by the partner's name, or given here so */
	if (words_compare(a, fx, fold_words(a, y->partner_naam)) <= GELIJKENIS_LIJKT ||
		words_compare(a, fold_words(a, x->partner_naam), fy) <= GELIJKENIS_LIJKT)
		return GELIJKENIS_LIJKT;
	return GELIJKENIS_ANDERS;
}

static bool same_letter(struct str x, struct str y)
{
	size_t n = 1;

	while (n < x.n && ((unsigned char)x.p[n] & 0xc0) == 0x80)
		n++;
	return x.n >= n && y.n >= n && memcmp(x.p, y.p, n) == 0;
}

/* Voornamen against voornamen, or against letters when one has no more. */
static enum gelijkenis given_compare(struct arena *a, const struct naam *x, const struct naam *y)
{
	struct str fx = fold_words(a, x->voornamen), fy = fold_words(a, y->voornamen), hx, hy;
	bool letters = !fx.n || !fy.n;

	if (!fx.n)
		fx = fold_words(a, x->voorletters);
	if (!fy.n)
		fy = fold_words(a, y->voorletters);
	if (!fx.n || !fy.n)
		return GELIJKENIS_ONBEKEND;
	if (letters) /* letters alone are never sure */
		return same_letter(fx, fy) ? GELIJKENIS_LIJKT : GELIJKENIS_ANDERS;
	if (str_eq(fx, fy))
		return GELIJKENIS_GELIJK;
	str_cut(&fx, ' ', &hx);
	str_cut(&fy, ' ', &hy);
	/* one gives the first name, the other all of them */
	if (str_eq(hx, hy) || words_compare(a, hx, hy) == GELIJKENIS_LIJKT)
		return GELIJKENIS_LIJKT;
	return str_starts(hx, hy) || str_starts(hy, hx) ? GELIJKENIS_LIJKT : GELIJKENIS_ANDERS;
}

/* ---- birth ---- */

struct str persoon_geboren_text(struct arena *a, struct datum d)
{
	struct str s = datum_text(a, d);

	if (!d.v)
		return STR("");
	if (!datum_maand(d))
		return (struct str){ s.p + 6, s.n - 6 };
	return datum_dag(d) ? s : (struct str){ s.p + 3, s.n - 3 };
}

struct geboren_grens geboren_grens_of(struct datum d)
{
	struct datum jaar = { d.v / 10000 * 10000 }, maand = { d.v / 100 * 100 };

	if (!datum_maand(d))
		return (struct geboren_grens){ jaar, { jaar.v + 1231 }, jaar, jaar };
	if (!datum_dag(d))
		return (struct geboren_grens){ maand, { maand.v + 31 }, maand, jaar };
	return (struct geboren_grens){ d, d, maand, jaar };
}

static int digits_apart(struct datum x, struct datum y)
{
	int n = 0;

	for (int32_t i = x.v, j = y.v; i || j; i /= 10, j /= 10)
		n += i % 10 != j % 10;
	return n;
}

static enum gelijkenis birth_compare(struct datum x, struct datum y)
{
	if (!x.v || !y.v)
		return GELIJKENIS_ONBEKEND;
	if (x.v == y.v)
		return datum_dag(x) ? GELIJKENIS_GELIJK : GELIJKENIS_LIJKT;
	if (!datum_maand(x) || !datum_maand(y))
		return datum_jaar(x) == datum_jaar(y) ? GELIJKENIS_LIJKT : GELIJKENIS_ANDERS;
	if (!datum_dag(x) || !datum_dag(y))
		return x.v / 100 == y.v / 100 ? GELIJKENIS_LIJKT : GELIJKENIS_ANDERS;
	/* one figure wrong, or day and month changed about */
	if (digits_apart(x, y) == 1 || (datum_jaar(x) == datum_jaar(y) && datum_dag(x) == datum_maand(y) &&
		datum_maand(x) == datum_dag(y)))
		return GELIJKENIS_LIJKT;
	return GELIJKENIS_ANDERS;
}

/* ---- all fields ---- */

enum veld { ACHTERNAAM, VOORNAMEN, GEBOREN, BSN, GESLACHT, PARTNER };

static void field_set(struct persoon_dubbele *d, enum veld i, const char *label, struct str hier, struct str daar,
	enum gelijkenis g)
{
	d->velden[i] = (struct persoon_veld){ label, hier, daar, g };
	if (d->nvelden <= (size_t)i)
		d->nvelden = (size_t)i + 1;
}

static enum gelijkenis exact(struct str x, struct str y)
{
	return !x.n || !y.n ? GELIJKENIS_ONBEKEND : str_eq(x, y) ? GELIJKENIS_GELIJK : GELIJKENIS_ANDERS;
}

static struct str with_voorvoegsel(struct arena *a, struct str voorvoegsel, struct str naam)
{
	return naam_display(a, &(struct naam){ .voorvoegsel = voorvoegsel, .geslachtsnaam = naam, .naamgebruik = 'E' });
}

static struct str given_text(const struct naam *n)
{
	return n->voornamen.n ? n->voornamen : n->voorletters;
}

static struct str sex_text(char g)
{
	return g == 'M' ? STR("M") : g == 'V' ? STR("V") : STR("");
}

void persoon_compare_all(struct arena *a, const struct persoon_kern *hier, const struct persoon_kern *daar,
	struct persoon_dubbele *ret)
{
	const struct naam *x = &hier->naam, *y = &daar->naam;

	*ret = (struct persoon_dubbele){ .wie = *daar, .kans = KANS_GEKOZEN };
	field_set(ret, ACHTERNAAM, N_("Achternaam"), with_voorvoegsel(a, x->voorvoegsel, x->geslachtsnaam),
		with_voorvoegsel(a, y->voorvoegsel, y->geslachtsnaam), surname_compare(a, x, y));
	field_set(ret, VOORNAMEN, N_("Voornamen"), given_text(x), given_text(y), given_compare(a, x, y));
	field_set(ret, GEBOREN, N_("Geboren"), persoon_geboren_text(a, hier->geboren),
		persoon_geboren_text(a, daar->geboren), birth_compare(hier->geboren, daar->geboren));
	field_set(ret, BSN, N_("BSN"), bsn_masked(a, hier->bsn), bsn_masked(a, daar->bsn), exact(hier->bsn, daar->bsn));
	field_set(ret, GESLACHT, N_("Geslacht"), sex_text(hier->geslacht), sex_text(daar->geslacht),
		exact(sex_text(hier->geslacht), sex_text(daar->geslacht)));
	if (x->partner_naam.n || y->partner_naam.n)
		field_set(ret, PARTNER, N_("Naam van partner"), with_voorvoegsel(a, x->partner_voorvoegsel, x->partner_naam),
			with_voorvoegsel(a, y->partner_voorvoegsel, y->partner_naam),
			words_compare(a, fold_words(a, x->partner_naam), fold_words(a, y->partner_naam)));
}

/* gelijk 0, lijkt 1, onbekend 2, anders 3: what is unknown speaks neither for nor against. */
static int points(enum gelijkenis g)
{
	return g == GELIJKENIS_GELIJK ? 0 : g == GELIJKENIS_LIJKT ? 1 : g == GELIJKENIS_ONBEKEND ? 2 : 3;
}

bool persoon_compare(struct arena *a, const struct persoon_kern *hier, const struct persoon_kern *daar,
	struct persoon_dubbele *ret, int *ret_points)
{
	enum gelijkenis naam, voor, geboren, bsn;
	bool alike;

	persoon_compare_all(a, hier, daar, ret);
	naam = ret->velden[ACHTERNAAM].oordeel;
	voor = ret->velden[VOORNAMEN].oordeel;
	geboren = ret->velden[GEBOREN].oordeel;
	bsn = ret->velden[BSN].oordeel;
	alike = naam <= GELIJKENIS_LIJKT && voor != GELIJKENIS_ANDERS && geboren <= GELIJKENIS_LIJKT;
	*ret_points = points(naam) + points(voor) + points(geboren) + points(ret->velden[GESLACHT].oordeel);
	ret->kans = KANS_MOGELIJK;
	if (bsn == GELIJKENIS_GELIJK) {
		/* the same number with nothing else in common is rather a number typed wrong */
		if (naam <= GELIJKENIS_LIJKT || geboren <= GELIJKENIS_LIJKT)
			ret->kans = KANS_WAARSCHIJNLIJK;
		*ret_points -= 20;
		return true;
	}
	if (bsn == GELIJKENIS_ANDERS) {
		*ret_points += 10;
		return naam == GELIJKENIS_GELIJK && voor <= GELIJKENIS_LIJKT && geboren == GELIJKENIS_GELIJK;
	}
	if (naam == GELIJKENIS_GELIJK && geboren == GELIJKENIS_GELIJK && (voor == GELIJKENIS_GELIJK ||
		(voor == GELIJKENIS_LIJKT && ret->velden[GESLACHT].oordeel != GELIJKENIS_ANDERS)))
		ret->kans = KANS_WAARSCHIJNLIJK;
	/* without a birth date the names must say more */
	return alike || (geboren == GELIJKENIS_ONBEKEND && naam <= GELIJKENIS_LIJKT && voor <= GELIJKENIS_LIJKT) ||
		(geboren == GELIJKENIS_GELIJK && naam == GELIJKENIS_ONBEKEND && voor <= GELIJKENIS_LIJKT);
}

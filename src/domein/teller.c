/* Running numbers: see teller.h. */
#include "domein/teller.h"

#include "query.h"

#define NUMMER_CIJFERS 4

enum fault nummer_next_in(struct unit *u, const char *soort, int64_t moment, struct str *ret)
{
	struct q_teller_next *row = NULL;
	struct batch b = unit_batch(u);
	struct buf text = buf_new(unit_arena(u));
	struct str n;
	int jaar = datum_jaar(datum_of_moment(moment));

	q_teller_next(&b, id_new(), str_z(soort), jaar, &row);
	TRY(batch_run(&b));
	n = str_from_i64(unit_arena(u), row ? row->laatste : 0);
	buf_addz(&text, soort);
	buf_addc(&text, '-');
	buf_add_i64(&text, jaar);
	buf_addc(&text, '-');
	for (size_t i = n.n; i < NUMMER_CIJFERS; i++)
		buf_addc(&text, '0');
	buf_add(&text, n);
	*ret = buf_str(&text);
	return FAULT_NONE;
}

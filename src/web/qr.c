/* QR codes: see qr.h. libqrencode gives the modules, here they become runs of rectangles. */
#include "web/qr.h"

#include <qrencode.h>

static void run_add(struct buf *b, int x, int y, int n)
{
	buf_addc(b, 'M');
	buf_add_i64(b, x + QR_RAND);
	buf_addc(b, ' ');
	buf_add_i64(b, y + QR_RAND);
	buf_addc(b, 'h');
	buf_add_i64(b, n);
	buf_addz(b, "v1h-");
	buf_add_i64(b, n);
	buf_addc(b, 'z');
}

struct str qr_path(struct arena *a, struct str text, int *ret_size)
{
	struct buf b = buf_new(a);
	QRcode *code = QRcode_encodeString8bit(str_dup(a, text).p, 0, QR_ECLEVEL_M);

	*ret_size = 1;
	if (!code)
		return STR("");
	*ret_size = code->width + 2 * QR_RAND;
	for (int y = 0; y < code->width; y++) {
		const unsigned char *row = code->data + (size_t)y * (size_t)code->width;

		for (int x = 0; x < code->width;) {
			int from = x;

			while (x < code->width && row[x] & 1)
				x++;
			if (x > from)
				run_add(&b, from, y, x - from);
			else
				x++;
		}
	}
	QRcode_free(code);
	return buf_str(&b);
}

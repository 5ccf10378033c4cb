/* A document of blocks (basis/stuk.h) as PDF: tagged, so that a screen reader tells headings, lists and tables apart.
 *
 * Pango and Cairo set it, in one font that comes with Debian (DejaVu Sans) and is embedded; libqpdf then adds what Cairo
 * 1.16 cannot write: language, title in the window, XMP, artifacts, scope of table heads. A heading stays with what
 * follows it, the head of a table is repeated on the next page, a row is cut only when it is longer than a page.
 * The same document gives the same bytes. It does not call itself PDF/UA: nothing packaged can check that.
 * Lifetimes: the bytes live in the arena. Threading: from any thread.
 * Pages do not come here: they ask the drukker of their context (domein/ctx.h), which is a process of its own under
 * `schakel serve` (drukkerij.h) and pdf_make itself in commands and tests.
 */
#ifndef KOPPELING_PDF_H
#define KOPPELING_PDF_H

#include "domein/ctx.h"

#define PDF_BLADEN_MAX 2000

/* Has the form of druk in struct drukker; arg is not used. FAULT_INVALID when it is longer than PDF_BLADEN_MAX pages. */
enum fault pdf_make(void *arg, struct arena *a, const struct stuk *s, struct str *ret, struct fault_info *fi);
/* pdf_make in this process. */
extern const struct drukker pdf_hier;
/* Loads the font, so that processes forked later have it. False when it is not installed. */
bool pdf_warm(void);

#endif

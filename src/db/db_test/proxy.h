/* A man in the middle between the driver and PostgreSQL, who hangs up at the commit of a unit.
 *
 * What: passes bytes both ways on a free loopback port; when armed, the next message that runs schakel_commit is lost
 *   with its connection, before the server saw it or after the server answered. Threading: a thread per proxy.
 */
#ifndef DB_DB_TEST_PROXY_H
#define DB_DB_TEST_PROXY_H

enum proxy_mode { PROXY_PASS, PROXY_DROP_BEFORE, PROXY_DROP_AFTER };

struct proxy;
/* to: the unix socket of the server. NULL when no port can be had. */
struct proxy *proxy_new(const char *to);
int proxy_port(const struct proxy *p);
void proxy_arm(struct proxy *p, enum proxy_mode mode);
/* Ends every connection. */
void proxy_free(struct proxy **p);

#endif

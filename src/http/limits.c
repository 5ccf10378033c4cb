/* The limits a configuration leaves open. */
#include "http/http_priv.h"

void limits_fill(struct http_config *cfg)
{
	if (!cfg->max_body)
		cfg->max_body = 1024 * 1024;
	if (!cfg->max_file)
		cfg->max_file = 25 * 1024 * 1024;
	if (!cfg->max_connections)
		cfg->max_connections = 512;
	if (!cfg->timeout)
		cfg->timeout = 30;
	if (!cfg->body_deadline)
		cfg->body_deadline = 120;
	if (!cfg->arena_cap)
		cfg->arena_cap = 8 * 1024 * 1024;
	if (!cfg->tmp_dir)
		cfg->tmp_dir = "/var/tmp";
}

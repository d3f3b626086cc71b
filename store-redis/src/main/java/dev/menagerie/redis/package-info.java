/** The contracts on Redis, over Jedis: a single server, Sentinel or Cluster. */
package dev.menagerie.redis;

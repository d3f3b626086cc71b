/** Votes and shared secrets on Consul's key-value store; {@link ConsulStores} is the way in. */
package dev.menagerie.consul;

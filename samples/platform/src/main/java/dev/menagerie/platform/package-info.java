/** One host that deploys small services without downtime. */
package dev.menagerie.platform;

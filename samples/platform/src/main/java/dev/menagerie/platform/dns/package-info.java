/** The names of the zone that the platform answers for. */
package dev.menagerie.platform.dns;

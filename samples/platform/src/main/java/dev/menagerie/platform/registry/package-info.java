/** Several hosts share one view of what runs, in Consul. */
package dev.menagerie.platform.registry;

/** Whether instances can serve, asked again and again. */
package dev.menagerie.platform.health;

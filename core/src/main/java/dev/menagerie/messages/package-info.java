/** Messages: texts found by the SHA-256 of their UTF-8 form. */
package dev.menagerie.messages;

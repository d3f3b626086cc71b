/** The messages app: texts found by the SHA-256 of their UTF-8 form, over HTTP. */
package dev.menagerie.web.messages;

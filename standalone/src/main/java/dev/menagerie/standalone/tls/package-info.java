/** HTTPS: a certificate from files, made if need be, replaced while running. */
package dev.menagerie.standalone.tls;

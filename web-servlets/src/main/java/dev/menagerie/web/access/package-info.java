/** Who may do what: logins, and the routes that are for an admin only. */
package dev.menagerie.web.access;

/**
 * What a visitor sees: templates, assets and charts. {@link dev.menagerie.web.pages.Pages} is the
 * way in; nothing here knows HTTP, and servlets know nothing of FreeMarker.
 */
package dev.menagerie.web.pages;

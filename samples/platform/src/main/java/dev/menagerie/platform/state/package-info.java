/** What the platform wants and knows, on disk. */
package dev.menagerie.platform.state;

/** Releases: artifact and configuration, their storage, and how they are read. */
package dev.menagerie.platform.repository;

/** Mounting whole apps into a servlet container. */
package dev.menagerie.web;

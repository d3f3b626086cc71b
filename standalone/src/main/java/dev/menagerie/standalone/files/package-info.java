/** Files and folders that hold state. */
package dev.menagerie.standalone.files;

/** Archives of messages: a whole store in one file that proves that it is whole. */
package dev.menagerie.standalone.archive;

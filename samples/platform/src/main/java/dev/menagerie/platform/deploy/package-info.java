/** From one release to another without a lost request. */
package dev.menagerie.platform.deploy;

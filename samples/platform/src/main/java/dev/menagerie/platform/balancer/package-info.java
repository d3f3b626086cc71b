/** Requests find a healthy instance, and their way there. */
package dev.menagerie.platform.balancer;

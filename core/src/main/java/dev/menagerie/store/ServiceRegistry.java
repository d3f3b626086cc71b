package dev.menagerie.store;

/**
 * A register of the instances of services that are alive, in which proxies and people look for
 * them. Only a store that is such a register has one; ask with {@link Stores#find}.
 */
public interface ServiceRegistry {
  /**
   * Makes an instance known, and makes it known again whenever the register has forgotten it, until
   * the registration is closed. Returns at once: the register need not be up.
   */
  Registration register(ServiceInstance instance);

  /** That an instance is known. */
  interface Registration extends AutoCloseable {
    /**
     * Withdraws the instance, so that nobody is sent to it any more. Does what it can within two
     * seconds and never throws; what cannot be withdrawn is forgotten by the register itself some
     * time after its checks have failed. Closing again does nothing.
     */
    @Override
    void close();
  }
}

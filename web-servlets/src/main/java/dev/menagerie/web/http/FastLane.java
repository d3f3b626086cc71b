package dev.menagerie.web.http;

/**
 * A container's threads that must not block, on which it may call our servlets all the same: what
 * needs no waiting is answered there and spared the way to another thread and back. The container
 * makes itself known as a context attribute; without one, every thread may block.
 *
 * <p>On the lane come only requests whose body has come whole.
 */
public interface FastLane {
  /** The {@code ServletContext} attribute with the container's lane, if it has one. */
  String ATTRIBUTE = FastLane.class.getName();

  /** What a container has that lets every thread block. */
  FastLane NONE =
      new FastLane() {
        @Override
        public boolean isHere() {
          return false;
        }

        @Override
        public void leave() {
          throw new IllegalStateException("This thread is no fast lane");
        }
      };

  /** Whether the current thread must not block. */
  boolean isHere();

  /**
   * Has the request that is being served on this thread served anew, from the beginning, on a
   * thread that may block. To be called before anything was answered or any of the body read, and
   * by whoever then returns without doing either.
   */
  void leave();
}

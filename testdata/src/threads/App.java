// SPDX-License-Identifier: Apache-2.0
// Threads that wait in different ways.
public class App {
  static final Object lock = new Object();

  static void hold() {
    synchronized (lock) {
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(60000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < 3; i++)
      new Thread(App::hold, "holder " + i).start();
    Thread daemon = new Thread(() -> pause(), "helper");
    daemon.setDaemon(true);
    daemon.start();
    pause();
  }
}

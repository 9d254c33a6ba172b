// Package pgtest starts a real PostgreSQL server for tests, from the distribution's package, on loopback.
package pgtest

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// A Server is a PostgreSQL server of one test.
type Server struct {
	t    testing.TB
	bin  string
	dir  string
	port int
	as   *syscall.Credential
	cmd  *exec.Cmd
}

// Start makes a cluster in a temporary directory and starts a server on it. Where the package is not installed the test is
// skipped, loudly; with HEDGEROW_REQUIRE_ALL=1 it fails.
func Start(t testing.TB) *Server {
	t.Helper()
	s := &Server{t: t, bin: binaries()}
	if s.bin == "" {
		const missing = "PostgreSQL is not installed (apt-get install postgresql): its sink is NOT TESTED"
		if os.Getenv("HEDGEROW_REQUIRE_ALL") == "1" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	dir, err := os.MkdirTemp("", "pgtest")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	s.dir = filepath.Join(dir, "data")
	s.as = unprivileged(t, dir)
	s.port = freePort(t)
	s.run("initdb", "-D", s.dir, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
	s.Start()
	t.Cleanup(s.Kill)
	return s
}

func binaries() string {
	if found, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(found)
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return ""
	}
	return filepath.Dir(found[len(found)-1])
}

// unprivileged returns whom the server runs as: it refuses to run as root.
func unprivileged(t testing.TB, dir string) *syscall.Credential {
	if os.Getuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		t.Skipf("no user to run PostgreSQL as: %v: its sink is NOT TESTED", err)
	}
	uid, err1 := strconv.Atoi(u.Uid)
	gid, err2 := strconv.Atoi(u.Gid)
	if err1 != nil || err2 != nil || os.Chown(dir, uid, gid) != nil {
		t.Fatalf("give %s to %s: %v %v", dir, u.Username, err1, err2)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

func freePort(t testing.TB) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func (s *Server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir = filepath.Dir(s.dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.as}
	return cmd
}

func (s *Server) run(name string, args ...string) {
	s.t.Helper()
	if out, err := s.command(name, args...).CombinedOutput(); err != nil {
		s.t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// Start starts the server and waits until it answers. After Kill it recovers as after a crash.
func (s *Server) Start() {
	s.t.Helper()
	log, err := os.Create(filepath.Join(filepath.Dir(s.dir), "log"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer log.Close()
	s.cmd = s.command("postgres", "-D", s.dir, "-p", strconv.Itoa(s.port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
		"-c", "fsync=off") // the system stays up when the server is killed: what it wrote is there
	s.cmd.Stdout, s.cmd.Stderr = log, log
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if s.answers() {
			return
		}
	}
	said, _ := os.ReadFile(log.Name())
	s.t.Fatalf("PostgreSQL does not answer:\n%s", said)
}

func (s *Server) answers() bool {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.URL())
	if err != nil {
		return false
	}
	return conn.Close(ctx) == nil
}

// Kill stops the server at once, as a crash would. The children of a killed server end by themselves.
func (s *Server) Kill() {
	if s.cmd == nil {
		return
	}
	s.cmd.Process.Signal(syscall.SIGQUIT) // "immediate shutdown": no checkpoint, recovery at the next start
	s.cmd.Wait()
	s.cmd = nil
}

// URL is the address of the server's database.
func (s *Server) URL() string {
	return fmt.Sprintf("postgres://test@127.0.0.1:%d/postgres?sslmode=disable", s.port)
}

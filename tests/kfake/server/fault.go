package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kmsg"
)

type action int

const (
	loseRequest action = iota
	loseReply
	delayRequest
	delayReply
	fail
	actThenFail
)

var actionNames = map[string]action{
	"lose-request": loseRequest, "lose-reply": loseReply, "delay-request": delayRequest,
	"delay-reply": delayReply, "fail": fail, "act-then-fail": actThenFail,
}

// fault is one line of the plan. Its state is the plan's, under the plan's mutex.
type fault struct {
	text   string // as it was asked for
	key    kmsg.Key
	every  uint64
	action action
	delay  time.Duration
	err    *kerr.Error
	times  int

	random  *rand.Rand
	seen    uint64 // requests of this stretch of `every`
	place   uint64 // the one of this stretch that is struck
	left    int    // strikes that follow the one drawn
	strikes int
}

// draw counts a request and says whether it is struck: one in each stretch of `every`, so that a
// long enough run meets each fault for sure.
func (f *fault) draw() bool {
	if f.left > 0 {
		f.left--
		f.strikes++
		return true
	}
	if f.seen == 0 {
		f.place = f.random.Uint64N(f.every)
	}
	isStruck := f.seen == f.place
	f.seen = (f.seen + 1) % f.every
	if isStruck {
		f.left = f.times - 1
		f.strikes++
	}
	return isStruck
}

// parseFault reads KIND=EVERY:ACTION[*TIMES].
func parseFault(text string) (*fault, error) {
	kind, rest, hasEvery := strings.Cut(text, "=")
	every, what, hasAction := strings.Cut(rest, ":")
	if !hasEvery || !hasAction {
		return nil, fmt.Errorf("%q: expected KIND=EVERY:ACTION[*TIMES]", text)
	}
	what, times, isRepeated := strings.Cut(what, "*")
	f := &fault{text: text, times: 1}
	var errs [4]error
	f.key, errs[0] = keyNamed(kind)
	f.every, errs[1] = strconv.ParseUint(every, 10, 64)
	errs[2] = f.parseAction(what)
	if isRepeated {
		f.times, errs[3] = strconv.Atoi(times)
	}
	if err := errors.Join(errs[:]...); err != nil {
		return nil, fmt.Errorf("%q: %w", text, err)
	}
	if f.every == 0 || f.times < 1 {
		return nil, fmt.Errorf("%q: EVERY and TIMES are 1 or more", text)
	}
	return f, nil
}

func keyNamed(name string) (kmsg.Key, error) {
	for key := range int16(kmsg.MaxKey + 1) {
		if kmsg.NameForKey(key) == name {
			return kmsg.Key(key), nil
		}
	}
	return 0, fmt.Errorf("no request is named %q", name)
}

func (f *fault) parseAction(text string) error {
	name, argument, _ := strings.Cut(text, "=")
	known, isKnown := actionNames[name]
	if !isKnown {
		return fmt.Errorf("no action is named %q", name)
	}
	f.action = known
	var err error
	switch known {
	case delayRequest, delayReply:
		f.delay, err = time.ParseDuration(argument)
	case fail:
		f.err, err = errorNamed(argument)
	case actThenFail:
		f.err, err = errorNamed(argument)
		if err == nil && errorCodeOf(kmsg.ResponseForKey(f.key.Int16())) == nil {
			err = fmt.Errorf("%s has no error code of its own to set", kmsg.NameForKey(f.key.Int16()))
		}
	}
	return err
}

// errorNamed knows Kafka's names and takes any number, unknown codes included.
func errorNamed(text string) (*kerr.Error, error) {
	if code, err := strconv.ParseInt(text, 10, 16); err == nil {
		if known := kerr.TypedErrorForCode(int16(code)); known != nil && known.Code == int16(code) {
			return known, nil
		}
		return &kerr.Error{Message: text, Code: int16(code)}, nil
	}
	for code := int16(1); code < 1000; code++ {
		if known := kerr.TypedErrorForCode(code); known != nil && known.Message == text {
			return known, nil
		}
	}
	return nil, fmt.Errorf("no Kafka error is named %q", text)
}

// errorCodeOf is the error code of a whole answer, nil where it has only those of its parts.
func errorCodeOf(response kmsg.Response) *int16 {
	code := reflect.ValueOf(response).Elem().FieldByName("ErrorCode")
	if !code.IsValid() {
		return nil
	}
	return code.Addr().Interface().(*int16)
}

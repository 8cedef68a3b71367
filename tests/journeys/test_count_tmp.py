import time
from collections import Counter, defaultdict
import pytest, os
from tests.journeys.test_secret_walk import everywhere, park, found_by, WHO
from tests.journeys.walking import walk
@pytest.mark.django_db
def test_count(park):
    w=everywhere(park)
    c=Counter(n for n,_ in w)
    print(len(w), c.most_common(12))
    for persona in os.environ["WHO"].split():
        t=time.process_time()
        found,_=found_by(park.people[persona], w)
        print("==",persona, round(time.process_time()-t,1),"s")
        for n,where in found.items():
            if persona not in WHO[n]: print("LEAK",n,sorted(where)[:4])
        print("BLIND",[n for n,p in WHO.items() if persona in p and n not in found])

import { Skeleton } from '../../../ui/skeleton.tsx';

/** Articles from elsewhere. */
export function Imports() {
	return <Skeleton kind="list" rows={ 4 } />;
}

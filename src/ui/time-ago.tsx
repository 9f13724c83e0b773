import { useNow } from './clock.ts';
import { duration, exactTime, parseTime, shortTime } from './time.ts';

interface Props {
	/** ISO 8601, UTC. */
	time: string;
	className?: string;
}

/** "2 min", with the exact time and zone on hover. */
export function TimeAgo( { time, className }: Props ) {
	const date = parseTime( time );
	return (
		<time className={ className } dateTime={ time } title={ exactTime( date ) }>
			{ shortTime( date, useNow() ) }
		</time>
	);
}

/** "1 h 12 m" since a moment. */
export function Elapsed( { time, className }: Props ) {
	const date = parseTime( time );
	return (
		<time className={ className } dateTime={ time } title={ exactTime( date ) }>
			{ duration( useNow().getTime() - date.getTime() ) }
		</time>
	);
}
